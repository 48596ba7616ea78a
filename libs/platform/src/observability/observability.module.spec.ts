import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { Config } from '../config/config.js';
import { Metrics } from './metrics.js';
import { ObservabilityModule } from './observability.module.js';
import { requestId } from './request-id.js';

/** The database of these tests: there, away, or not answering. */
class Database {
  answer: () => Promise<void> = () => Promise.resolve();
}

/** A request that ends when the test says so. */
class SlowWork {
  readonly begun = Promise.withResolvers<undefined>();
  readonly mayEnd = Promise.withResolvers<undefined>();
}

@Controller('appointments')
class AppointmentsController {
  constructor(private readonly work: SlowWork) {}

  @Get('slow')
  async slow(): Promise<string> {
    this.work.begun.resolve(undefined);
    await this.work.mayEnd.promise;
    return 'finished';
  }

  @Get(':id')
  one(): string {
    return 'one';
  }
}

@Global()
@Module({
  providers: [Database, SlowWork, { provide: Config, useValue: { CASA_LOG_LEVEL: 'silent' } }],
  exports: [Database, SlowWork, Config],
})
class GroundModule {}

@Module({
  imports: [
    GroundModule,
    ObservabilityModule.forRoot({
      inject: [Database],
      probes: (database: Database) => [{ name: 'database', check: () => database.answer() }],
      drainMilliseconds: 0,
    }),
  ],
  controllers: [AppointmentsController],
})
class TestModule {}

let running: NestFastifyApplication;

async function start(): Promise<NestFastifyApplication> {
  running = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter({ genReqId: requestId }), { logger: false });
  await running.listen(0, '127.0.0.1');
  return running;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = running.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ port, path, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    }).on('error', reject);
  });
}

afterEach(() => running.close());

describe('health', () => {
  it('is ready while its probes succeed', async () => {
    await start();
    expect(await ask('/health/ready')).toMatchObject({ status: 200 });
  });

  it('is alive but not ready while the database is away, and does not say why', async () => {
    const application = await start();
    application.get(Database).answer = () => Promise.reject(new Error('password authentication failed for casa_app'));
    const ready = await ask('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toContain('database');
    expect(ready.body).not.toContain('casa_app');
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
  });

  it('finishes the requests in flight when it is asked to end', async () => {
    const application = await start();
    const work = application.get(SlowWork);
    const inFlight = ask('/appointments/slow');
    await work.begun.promise;
    const closed = application.close();
    work.mayEnd.resolve(undefined);
    expect(await inFlight).toMatchObject({ status: 200, body: 'finished', headers: { connection: 'close' } });
    await closed;
  });
});

describe('metrics', () => {
  it('measures by the pattern of the route, never by the address', async () => {
    await start();
    await ask('/appointments/1234-secret?email=maria@example.it');
    const { status, body } = await ask('/metrics');
    expect(status).toBe(200);
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/appointments/:id",status="200"} 1');
    expect(body).not.toContain('secret');
  });

  it('is not there through a public host', async () => {
    await start();
    expect(await ask('/metrics', { host: 'comune.bari.ba.it' })).toMatchObject({ status: 404 });
    expect(await ask('/metrics', { 'x-forwarded-host': 'comune.bari.ba.it' })).toMatchObject({ status: 404 });
  });

  it('reads a gauge when it is asked', async () => {
    const application = await start();
    let waiting = 3;
    application.get(Metrics).gauge('outbox_jobs', 'Jobs that wait.', 'queue', async () => new Map([['mail', waiting]]));
    expect((await ask('/metrics')).body).toContain('outbox_jobs{queue="mail"} 3');
    waiting = 0;
    expect((await ask('/metrics')).body).toContain('outbox_jobs{queue="mail"} 0');
  });
});
