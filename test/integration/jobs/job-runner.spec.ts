import { Injectable, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type AppointmentEvent, BOOKING_QUEUES, type TenantId } from '@casa/contracts';
import { DatabaseModule, TenantScope } from '@casa/platform/database';
import { HandlesJobs, type JobHandler, JobsModule, Outbox, PermanentFailure } from '@casa/platform/jobs';
import { aTenant, testConfig, TestConfigModule, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../mail/eventually.js';
import { jobsAbout } from '../mail/outbox-jobs.js';

let database: TestDatabase;
let tenantId: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  ({ id: tenantId } = await aTenant(database));
});

afterAll(() => database.drop());

const handled: string[] = [];

@HandlesJobs(BOOKING_QUEUES.booked)
@Injectable()
class Handler implements JobHandler<AppointmentEvent> {
  async handle({ appointmentId }: AppointmentEvent): Promise<void> {
    handled.push(appointmentId);
    if (appointmentId === 'defect') throw Object.assign(new Error('Key (email)=(rosa@example.org) exists'), { code: '23505' });
    if (appointmentId === 'hopeless') throw new PermanentFailure('nobody there');
  }
}

@HandlesJobs(BOOKING_QUEUES.booked)
@Injectable()
class SecondHandler implements JobHandler<AppointmentEvent> {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@HandlesJobs('no.such-queue')
@Injectable()
class HandlerOfNothing extends SecondHandler {}

async function worker(...handlers: Type[]) {
  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl })),
      DatabaseModule.forRoot({ entities: [] }),
      JobsModule.forWorking(),
    ],
    providers: handlers,
  })
  class WorkerModule {}

  const context = await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
  const publish = (appointmentId: string) =>
    context
      .get(TenantScope)
      .run({ tenantId }, (em) => context.get(Outbox).publish(em, BOOKING_QUEUES.booked, { tenantId, appointmentId, sequence: 0 }));
  return { publish, [Symbol.asyncDispose]: () => context.close() };
}

describe('JobRunner', () => {
  it('gives each job to its handler and keeps of a failure what is nobody’s secret', async () => {
    await using running = await worker(Handler);
    for (const name of ['fine', 'defect', 'hopeless']) await running.publish(name);

    const [fine] = await eventually('the fine job done', async () => ended('fine'));
    expect(fine?.state).toBe('completed');

    const [defect] = await eventually('the defect noticed', async () => {
      const jobs = await jobsAbout(database, 'defect');
      return jobs[0]?.output ? jobs : undefined;
    });
    expect(defect?.output).toContain('Error 23505');
    expect(defect?.output).not.toContain('rosa');

    const hopeless = await eventually('the dead letter', async () => {
      const jobs = await jobsAbout(database, 'hopeless');
      return jobs.length === 2 ? jobs : undefined;
    });
    expect(hopeless.map(({ queue, state }) => `${queue} ${state}`).toSorted()).toEqual([
      `${BOOKING_QUEUES.booked} failed`,
      'dead-letter created',
    ]);
    expect(hopeless[0]?.output).toContain('nobody there');
    expect(handled.filter((name) => name === 'hopeless')).toHaveLength(1);
  });

  it('does not start with two handlers for one queue', async () => {
    await expect(worker(Handler, SecondHandler)).rejects.toThrow(`the queue ${BOOKING_QUEUES.booked} has two handlers`);
  });

  it('does not start with a handler for a queue that is not there', async () => {
    await expect(worker(HandlerOfNothing)).rejects.toThrow('HandlerOfNothing handles the queue no.such-queue, which does not exist');
  });
});

async function ended(appointmentId: string) {
  const jobs = await jobsAbout(database, appointmentId);
  return jobs.length > 0 && jobs.every(({ state }) => state === 'completed') ? jobs : undefined;
}
