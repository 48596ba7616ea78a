import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { readAllTenants } from '@casa/tenancy';
import { operations } from './operations.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it('the municipalities that come with the platform are applied, and a second time nothing is different', async () => {
  const read = readAllTenants(fileURLToPath(new URL('../../../tenants', import.meta.url)));
  if (!read.ok) throw new Error(read.refusal.map(({ message }) => message).join('\n'));
  await using casa = await operations(database, fixedClock('2026-11-21T10:00:00+01:00'));

  for (const folder of read.value) expect((await casa.tenants.apply(folder)).created).toBeGreaterThan(0);
  for (const folder of read.value) expect(await casa.tenants.apply(folder)).toEqual({ created: 0, updated: 0, removed: 0 });

  const [stored] = await database.asSuperuser(`select count(*)::integer as count from tenant where kind = 'MUNICIPALITY'`);
  expect(stored).toEqual({ count: 41 });
});
