import type { TestDatabase } from '@casa/testing';
import pg from 'pg';
import { expect } from 'vitest';

/** What is said on a channel of the database from now on, in order. */
export async function heardOn({ superUrl }: TestDatabase, channel: string): Promise<AsyncDisposable & { readonly heard: string[] }> {
  const client = new pg.Client({ connectionString: superUrl });
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.connect();
  await client.query(`listen ${channel}`);
  return { heard, [Symbol.asyncDispose]: () => client.end() };
}

/** Until a transaction waits for what another holds. */
export async function untilSomebodyWaits(database: TestDatabase): Promise<void> {
  const waiting = `select count(*)::int as number from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await database.asSuperuser(waiting))[0]?.['number']).toBe(1);
}
