import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type Clock, CLOCK } from '@casa/kernel';
import websocket, { type WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, Kind, type OperationDefinitionNode } from 'graphql';
import { handleProtocols, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import { CallerChanges } from '../../authz/caller-changes.js';
import { Metrics } from '../../observability/metrics.js';
import { formatError } from '../error-format.js';
import { reportUnexpected } from '../error-report.js';
import { contextOf } from '../request-context.js';
import { foreignRefusal } from '../same-origin.js';
import { TrustedDocuments } from '../trusted-documents.js';
import { ENDED_BY, LiveConnection } from './live-connection.js';
import { LiveDocuments } from './live-documents.js';
import { type LiveExecution, subscribeAnew } from './live-execution.js';

/** Some tens of kilobytes each: half a gigabyte at the most. */
const MOST_CONNECTIONS = 5000;
/** A description of a call between two browsers is the longest thing that is sent. */
const MOST_MESSAGE_BYTES = 64 * 1024;
/** From the opening to the first message. */
const INIT_TIMEOUT_MS = 5000;
const BEAT_MS = 20_000;
/** A session that ends by itself is noticed within a minute; one that is ended, at once. */
const BEATS_A_RECHECK = 3;
/** Rights that end by themselves end to the second: nothing is told after it. */
const RIGHTS_MS = 500;
const STOP_TIMEOUT_MS = 1000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Subscriptions over WebSocket (protocol graphql-transport-ws), on the address of the other operations. The request that opens one goes
 * through Fastify like any other, so host, session, rate limit and origin are looked at by the same hooks; Nest's own server for
 * subscriptions listens to the socket beside them, and takes messages of any length.
 */
@Injectable()
export class LiveServer implements OnModuleInit {
  private readonly logger = new Logger(LiveServer.name);
  private readonly connections = new Set<LiveConnection>();
  private readonly server: Server<LiveConnection>;
  private documents: LiveDocuments | undefined;
  private beats = 0;

  constructor(
    private readonly module: ModuleRef,
    private readonly trusted: TrustedDocuments,
    private readonly changes: CallerChanges,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.server = makeServer<Record<string, unknown>, LiveConnection>({
      connectionInitWaitTimeout: INIT_TIMEOUT_MS,
      onSubscribe: ({ extra }, id, payload) => this.begin(extra, id, payload),
      subscribe: (args) => subscribeAnew(args as LiveExecution),
      onNext: ({ extra }, _id, _payload, _args, { data, errors }) => {
        if (errors) return { data: data ?? null, errors: told(errors, extra) };
      },
      onError: ({ extra }, _id, _payload, errors) => told(errors, extra),
      onComplete: ({ extra }, id) => void extra.subscriptions.delete(id),
    });
  }

  onModuleInit(): void {
    this.changes.listen((personId) => {
      for (const connection of this.connections) {
        if (personId === undefined || connection.caller.session?.personId === personId) void connection.recheck();
      }
    });
    this.metrics.gauge('graphql_connections', 'Open WebSocket connections, by municipality.', 'tenant', async () =>
      counted([...this.connections].map(({ request }) => request.tenant?.slug ?? 'none')),
    );
    this.metrics.gauge('graphql_subscriptions', 'Subscriptions that run, by their root field.', 'subscription', async () =>
      counted([...this.connections].flatMap(({ subscriptions }) => [...subscriptions.values()])),
    );
  }

  /** To be called before any hook that may refuse a request: where an opening is refused, a hook of this ends its socket. */
  async prepare(fastify: FastifyInstance): Promise<void> {
    await fastify.register(websocket, {
      options: { maxPayload: MOST_MESSAGE_BYTES, handleProtocols },
      // What a client does wrong ends its connection, with a code of its own; what we do wrong is logged where it happens.
      errorHandler: (_error, socket) => socket.close(ENDED_BY.ourFault.code),
      preClose: () => this.stop(),
    });
    fastify.addConstraintStrategy(byUpgrade());
  }

  /** To be called after the rate limit, which holds for addresses that come after it. */
  serve(fastify: FastifyInstance, path: string): void {
    fastify.route({
      method: 'GET',
      url: path,
      constraints: { upgrade: 'websocket' },
      websocket: true,
      preValidation: (request, reply) => this.admit(request, reply),
      handler: (socket, request) => this.open(new LiveConnection(socket, request)),
    });
    const beat = setInterval(() => this.beat(), BEAT_MS).unref();
    const rights = setInterval(() => this.endRights(), RIGHTS_MS).unref();
    fastify.addHook('onClose', async () => {
      clearInterval(beat);
      clearInterval(rights);
    });
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const refusal = foreignRefusal(request);
    if (refusal) return refuse(reply, 403, 'FORBIDDEN', refusal.message);
    if (this.connections.size < MOST_CONNECTIONS) return undefined;
    void reply.header('retry-after', RETRY_AFTER_SECONDS);
    return refuse(reply, 503, 'RATE_LIMITED', 'Too many connections. Please come back in a moment.');
  }

  private open(connection: LiveConnection): void {
    const { socket } = connection;
    this.connections.add(connection);
    const closed = this.server.opened(
      {
        protocol: socket.protocol,
        send: (data) => sent(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data: Buffer) => {
            take(data.toString('utf8')).catch((error: unknown) => this.failed(connection, error));
          }),
      },
      connection,
    );
    socket.once('close', (code, reason) => {
      this.connections.delete(connection);
      closed(code, reason.toString('utf8')).catch((error: unknown) => this.failed(connection, error));
    });
  }

  private begin(connection: LiveConnection, id: string, payload: SubscribePayload): LiveExecution | readonly GraphQLError[] {
    if (!connection.mayBegin()) {
      return [new GraphQLError('Too many subscriptions on one connection.', { extensions: { code: 'RATE_LIMITED' } })];
    }
    const { schema } = this.module.get(GraphQLSchemaHost, { strict: false });
    this.documents ??= new LiveDocuments(this.trusted, schema);
    const found = this.documents.find(payload);
    if (!found.ok) return found.refusal;
    const { document, operation } = found.value;
    connection.subscriptions.set(id, fieldOf(operation));
    return {
      ...{ schema, document },
      contextValue: contextOf(connection.request),
      ...(payload.operationName != null && { operationName: payload.operationName }),
      ...(payload.variables && { variableValues: payload.variables }),
    };
  }

  private beat(): void {
    this.beats += 1;
    for (const connection of this.connections) {
      connection.beat();
      if (this.beats % BEATS_A_RECHECK === 0) void connection.recheck();
    }
  }

  private endRights(): void {
    const now = this.clock.now().getTime();
    for (const connection of this.connections) if (connection.hasOutlivedRights(now)) void connection.recheck();
  }

  private failed({ socket }: LiveConnection, error: unknown): void {
    this.logger.error({ msg: 'a WebSocket failed', name: error instanceof Error ? error.name : 'unknown' });
    socket.close(ENDED_BY.ourFault.code, ENDED_BY.ourFault.reason);
  }

  /** Clients come back at once, to another process or to this one's successor. */
  private async stop(): Promise<void> {
    const open = [...this.connections];
    const gone = Promise.all(open.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve))));
    for (const connection of open) connection.end(ENDED_BY.restart);
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => late.resolve(undefined), STOP_TIMEOUT_MS);
    await Promise.race([gone, late.promise]);
    clearTimeout(timer);
    for (const { socket } of this.connections) socket.terminate();
  }
}

/** A request that opens a WebSocket has a route of its own beside the one of the same method and address. */
function byUpgrade(): RouteConstraint {
  type Routes = ReturnType<RouteConstraint['storage']>;
  return {
    name: 'upgrade',
    storage: () => {
      const routes = new Map<unknown, NonNullable<ReturnType<Routes['get']>>>();
      return { get: (value) => routes.get(value) ?? null, set: (value, route) => void routes.set(value, route) };
    },
    validate: () => undefined,
    deriveConstraint: ({ headers }) => headers.upgrade?.toLowerCase() ?? '',
  };
}

type RouteConstraint = Parameters<FastifyInstance['addConstraintStrategy']>[0];

function sent(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve) => {
    // One that is closing takes nothing more, and whoever waits learns of the end by itself.
    if (socket.readyState === socket.OPEN) socket.send(data, () => resolve());
    else resolve();
  });
}

/** Errors as they are told outside; those that are our defects are reported. */
function told(errors: readonly GraphQLError[], { request }: LiveConnection): readonly GraphQLFormattedError[] {
  reportUnexpected(errors, request.id);
  return errors.map((error) => formatError(error.toJSON(), error));
}

function fieldOf({ selectionSet }: OperationDefinitionNode): string {
  const [field] = selectionSet.selections;
  return field?.kind === Kind.FIELD ? field.name.value : 'fragment';
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
