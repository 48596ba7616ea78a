import { testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casa } from './casa.js';

let databases: [TestDatabase, TestDatabase];

beforeAll(async () => {
  databases = [await testDatabase(), await testDatabase()];
  for (const database of databases) {
    expect(await casa(database, ['tenant', 'apply', 'bari', 'altamura'])).toMatchObject({ code: 0 });
    expect(await casa(database, ['seed'])).toMatchObject({ code: 0 });
  }
});

afterAll(() => Promise.all(databases.map((database) => database.drop())));

const BOOKED = `
  select t.slug as tenant, s.slug as service, o.slug as office, a.starts_at, a.contact_digest
  from appointment a join tenant t on t.id = a.tenant_id join service s on s.id = a.service_id join office o on o.id = a.office_id
  order by t.slug, s.slug, o.slug, a.starts_at`;

describe('casa seed', () => {
  it('fills the next weeks of two towns', async () => {
    const counts = await databases[0].asSuperuser(
      `select t.slug, count(*)::int as appointments, count(distinct a.starts_at::date)::int as days
       from appointment a join tenant t on t.id = a.tenant_id where a.starts_at > now() group by t.slug order by t.slug`,
    );
    expect(counts.map(({ slug }) => slug)).toEqual(['altamura', 'bari']);
    for (const { appointments, days } of counts) {
      expect(appointments).toBeGreaterThan(80);
      expect(days).toBeGreaterThan(5);
    }
  });

  it('books the same hours for the same people each time', async () => {
    const [first, second] = await Promise.all(databases.map((database) => database.asSuperuser(BOOKED)));
    expect(second).toEqual(first);
  });

  it('writes to nobody', async () => {
    expect(await databases[0].asSuperuser('select 1 from pgboss.job')).toEqual([]);
  });
});
