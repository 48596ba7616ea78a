import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, type StopTracing, stopGracefully } from '@casa/platform/observability';
import { WorkerModule } from './worker.module.js';

/** The worker as a Nest application, not yet working: it begins when it listens. Its only addresses are /health and /metrics. */
export async function createWorker(stopTracing?: StopTracing): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(WorkerModule.forRoot(stopTracing), new FastifyAdapter(), {
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  stopGracefully(app);
  return app;
}
