import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IDENTITY_SCHEDULES } from '@casa/contracts';
import { DatabaseModule } from '@casa/platform/database';
import { HandlesJobs, JobFailure, type JobHandler, JobsModule } from '@casa/platform/jobs';
import { testConfig, TestConfigModule, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { eventually } from '../mail/eventually.js';

/** Eleven minutes past three, by the clock of Italy. */
const QUEUE = IDENTITY_SCHEDULES.retention;
const WORKERS = 3;
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let done = 0;
let failing = false;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  done = 0;
  failing = false;
  await database.asSuperuser('delete from pgboss.job');
});

afterAll(() => database.drop());

@HandlesJobs(QUEUE)
@Injectable()
class NightWork implements JobHandler<object> {
  handle(): Promise<void> {
    done += 1;
    return failing ? Promise.reject(new JobFailure('not tonight')) : Promise.resolve();
  }
}

/** As many processes on one database. */
async function workers(count = WORKERS): Promise<AsyncDisposable> {
  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl })),
      DatabaseModule.forRoot({ entities: [] }),
      JobsModule.forWorking(),
    ],
    providers: [NightWork],
  })
  class WorkerModule {}

  const contexts = await Promise.all(
    Array.from({ length: count }, () => NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false })),
  );
  return { [Symbol.asyncDispose]: () => Promise.all(contexts.map((context) => context.close())).then(() => undefined) };
}

const jobs = () =>
  database.asSuperuser(
    `select state::text, to_char(start_after at time zone 'Europe/Rome', 'HH24:MI:SS') as at, start_after > now() as later,
            (data ->> 'at')::float8 as time
     from pgboss.job where name = $1 order by created_on, id`,
    [QUEUE],
  );

/** Once those that were due have ended. */
function ended(count: number) {
  return eventually(`${count} times done`, async () => {
    const all = await jobs();
    return all.filter(({ state }) => state === 'completed').length === count && all.length === count + 1 ? all : undefined;
  });
}

const itsNextTime = { state: 'created', at: '03:11:00', later: true, time: expect.any(Number) as number };

it('is done at once where it never was, by one of the workers, and waits for its next time', async () => {
  await using _running = await workers();
  expect((await ended(1)).at(-1)).toEqual(itsNextTime);
  expect(done).toBe(1);
});

it('is done once each time that comes, however many workers there are', async () => {
  await using _running = await workers();
  for (let time = 1; time <= 3; time += 1) {
    expect((await ended(time)).at(-1)).toEqual(itsNextTime);
    expect(done).toBe(time);
    await database.asSuperuser(`update pgboss.job set start_after = now() where name = $1 and state = 'created'`, [QUEUE]);
  }
});

it('is not done again because a worker starts: its next time waits already', async () => {
  {
    await using _running = await workers(1);
    await ended(1);
  }
  await using _again = await workers();
  await ended(1);
  expect(await jobs()).toHaveLength(2);
  expect(done).toBe(1);
});

it('goes on although a clock is slow: the time in hand is not taken for the next', async () => {
  await using _running = await workers(1);
  await ended(1);
  await database.asSuperuser(`update pgboss.job set start_after = now() where name = $1 and state = 'created'`, [QUEUE]);
  const [last, next] = (await ended(2)).slice(-2);
  expect(next).toEqual(itsNextTime);
  expect(Number(next!['time']) - Number(last!['time'])).toBeGreaterThan(22 * HOUR_MS);
});

it('that fails is tried again, and its next time waits all the same', async () => {
  failing = true;
  await using _running = await workers(1);
  const all = await eventually('a failed attempt', async () => {
    const found = await jobs();
    return found.some(({ state }) => state === 'retry') ? found : undefined;
  });
  expect(all.map(({ state }) => state).toSorted()).toEqual(['created', 'retry']);
});
