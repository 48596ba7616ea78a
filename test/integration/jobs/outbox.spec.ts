import { BOOKING_QUEUES, BOOKING_SCHEDULES, IDENTITY_QUEUES, IDENTITY_SCHEDULES, type TenantId } from '@casa/contracts';
import { systemClock } from '@casa/kernel';
import { aTenant, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type UseCases, useCases } from '../booking/use-cases.js';

let database: TestDatabase;
let cases: UseCases;
let tenantId: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  cases = await useCases(database, systemClock);
  ({ id: tenantId } = await aTenant(database));
});

afterAll(async () => {
  await cases[Symbol.asyncDispose]();
  await database.drop();
});

function publish(appointmentId: string, thenFail = false): Promise<void> {
  return cases.scope.run({ tenantId }, async (transaction) => {
    await transaction.em.execute('update tenant set population = population + 1 where id = ?', [tenantId]);
    await cases.outbox.publish(transaction, BOOKING_QUEUES.booked, { tenantId, appointmentId, sequence: 0 });
    if (thenFail) throw new Error('changed its mind');
  });
}

async function jobs(appointmentId: string): Promise<number> {
  return (await database.asSuperuser(`select 1 from pgboss.job where data ->> 'appointmentId' = $1`, [appointmentId])).length;
}

async function population(): Promise<unknown> {
  return (await database.asSuperuser('select population from tenant where id = $1', [tenantId]))[0]?.['population'];
}

describe('Outbox', () => {
  it('writes the job down with the change', async () => {
    const before = Number(await population());
    await publish('kept');
    expect([await jobs('kept'), await population()]).toEqual([1, before + 1]);
  });

  it('forgets the job with the change', async () => {
    const before = await population();
    await expect(publish('undone', true)).rejects.toThrow('changed its mind');
    expect([await jobs('undone'), await population()]).toEqual([0, before]);
  });

  it('takes no job for a queue that is not there', async () => {
    const sent = cases.scope.run({ tenantId }, (transaction) => cases.outbox.publish(transaction, 'no.such-queue', { sequence: 0 }));
    await expect(sent).rejects.toThrow('no.such-queue');
  });

  it('keeps nothing of what happened when the queue is gone meanwhile', async () => {
    await publish('before');
    await database.asSuperuser('delete from pgboss.job where name = $1', [BOOKING_QUEUES.booked]);
    await database.asSuperuser(`update pgboss.queue set name = 'elsewhere' where name = $1`, [BOOKING_QUEUES.booked]);
    const before = await population();
    await expect(publish('after')).rejects.toMatchObject({ code: '22012' });
    await database.asSuperuser(`update pgboss.queue set name = $1 where name = 'elsewhere'`, [BOOKING_QUEUES.booked]);
    expect(await population()).toBe(before);
  });

  it('lets many write at once: it never waits for a second connection of the pool', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => publish(`one-of-many-${index}`)));
    expect(await jobs('one-of-many-59')).toBe(1);
  });
});

describe('the queues', () => {
  it('are installed, each with retries and the dead letters behind it, those that wait for a day far off in a table of their own', async () => {
    const rows = await database.asSuperuser(
      `select name, dead_letter, retry_limit, retry_backoff, partition from pgboss.queue order by name`,
    );
    const ofTheirOwn: readonly string[] = [BOOKING_QUEUES.reminder, BOOKING_QUEUES.waitingOver];
    const scheduled: readonly unknown[] = [...Object.values(BOOKING_SCHEDULES), ...Object.values(IDENTITY_SCHEDULES)];
    expect(rows.filter(({ name }) => name !== 'dead-letter' && !scheduled.includes(name))).toEqual(
      [...Object.values(BOOKING_QUEUES), ...Object.values(IDENTITY_QUEUES)]
        .toSorted()
        .map((name) => ({ name, dead_letter: 'dead-letter', retry_limit: 16, retry_backoff: true, partition: ofTheirOwn.includes(name) })),
    );
  });

  it('of what comes round by the clock let one job wait, and leave a failure to the next time', async () => {
    const rows = await database.asSuperuser(`select name, policy, dead_letter from pgboss.queue where policy <> 'standard' order by name`);
    expect(rows).toEqual(
      [...Object.values(BOOKING_SCHEDULES), ...Object.values(IDENTITY_SCHEDULES)]
        .toSorted()
        .map((name) => ({ name, policy: 'short', dead_letter: null })),
    );
  });

  it.each([
    `select pgboss.create_queue('mine', '{}')`,
    `select pgboss.delete_queue('dead-letter')`,
    `insert into pgboss.queue (name) values ('mine')`,
    `delete from pgboss.queue`,
    `delete from pgboss.version`,
    `drop table pgboss.job`,
    `create table pgboss.mine ()`,
    `select * from pgboss.schedule`,
    `select * from pgboss.bam`,
    `truncate pgboss.job`,
  ])('are not the application’s to change: %s', async (sql) => {
    await expect(database.asApplication(sql)).rejects.toThrow(/permission denied|must be owner/);
  });
});
