import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type {} from '../graphql/current-tenant.js';
import { Metrics } from './metrics.js';
import { ShutdownState } from './shutdown-state.js';

/** All that is ever said of a request. No address: it carries tokens and searches. No header, body or IP. */
interface RequestLine {
  readonly method: string;
  /** The pattern of the route, not the path that was asked. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly requestId: string;
  readonly tenant: string | undefined;
}

/** Asked every few seconds by machines: counted, not written. */
const UNWRITTEN = new Set(['/health/live', '/health/ready', '/metrics']);

/** One line and one measurement a request. */
@Injectable()
export class RequestLog implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly logger: PinoLogger,
    private readonly metrics: Metrics,
    private readonly shutdown: ShutdownState,
  ) {
    this.logger.setContext('Request');
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onSend', (_request, reply, payload, done) => {
      // While stopping, no connection is kept: the client's next request goes to another process, and none is cut.
      if (this.shutdown.isStopping) void reply.header('connection', 'close');
      done(null, payload);
    });
    server.addHook('onResponse', (request, reply, done) => {
      this.write(request, reply);
      done();
    });
  }

  private write(request: FastifyRequest, reply: FastifyReply): void {
    const line: RequestLine = {
      method: request.method,
      route: request.routeOptions.url ?? 'unmatched',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      requestId: request.id,
      tenant: request.tenant?.slug,
    };
    this.metrics.requestAnswered(line.method, line.route, line.status, reply.elapsedTime / 1000);
    if (UNWRITTEN.has(line.route)) return;
    if (line.status >= 500) this.logger.error(line);
    else this.logger.info(line);
  }
}
