import rateLimit from '@fastify/rate-limit';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { installSession, LoginPassport, Sessions } from '@casa/identity';
import { Config } from '@casa/platform/config';
import { GRAPHQL_PATH, LiveServer, ResponseCache } from '@casa/platform/graphql';
import { Logger, requestId, type StopTracing, stopGracefully } from '@casa/platform/observability';
import { installTenantHost, TenantDirectory } from '@casa/tenancy';
import type { FastifyInstance } from 'fastify';
import { ApiModule } from './api.module.js';

/** The longest request: a booking with every answer at its limit is about a third of it. */
const BODY_LIMIT = 256 * 1024;
const REQUESTS_A_MINUTE = 600;

/** The API as a Nest application, not yet listening. */
export async function createServer(config: Config, stopTracing?: StopTracing): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.CASA_TRUSTED_PROXIES,
    bodyLimit: BODY_LIMIT,
    genReqId: requestId,
    return503OnClosing: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(stopTracing), adapter, { bufferLogs: true });
  app.useLogger(app.get(Logger));
  const fastify = adapter.getInstance<FastifyInstance>();
  const live = app.get(LiveServer);
  await live.prepare(fastify);
  await fastify.register(helmet);
  installTenantHost(fastify, app.get(TenantDirectory));
  if (config.CASA_RATE_LIMIT)
    await fastify.register(rateLimit, { max: REQUESTS_A_MINUTE, timeWindow: '1 minute', errorResponseBuilder: rateLimited });
  await installSession(fastify, app.get(Sessions));
  app.get(LoginPassport).install(fastify);
  app.get(ResponseCache).install(fastify, GRAPHQL_PATH);
  await fastify.register(multipart);
  live.serve(fastify, GRAPHQL_PATH);
  stopGracefully(app);
  return app;
}

function rateLimited(_request: unknown, { statusCode }: { statusCode: number }): object {
  return { statusCode, errors: [{ message: 'Too many requests. Please wait a minute.', extensions: { code: 'RATE_LIMITED' } }] };
}
