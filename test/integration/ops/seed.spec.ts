import { digestsOf } from '@casa/identity';
import { DataKeys } from '@casa/platform/crypto';
import { testConfig, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONS } from '../../../apps/demo-idp/src/persons.js';
import { casa } from './casa.js';

let databases: [TestDatabase, TestDatabase];

beforeAll(async () => {
  databases = [await testDatabase(), await testDatabase()];
  for (const database of databases) {
    expect(await casa(database, ['tenant', 'apply', 'bari', 'altamura', 'metropoli'])).toMatchObject({ code: 0 });
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

  it('opens waiting rooms at Bari, whose services have a letter each', async () => {
    const rooms = await databases[0].asSuperuser(
      `select o.slug, q.open, (select count(*)::int from queue_service s where s.office_id = o.id) as services
       from office_queue q join office o on o.tenant_id = q.tenant_id and o.id = q.office_id order by o.slug`,
    );
    expect(rooms.map(({ slug, open }) => [slug, open])).toEqual([
      ['anagrafe-centrale', true],
      ['urp', true],
    ]);
    for (const { services } of rooms) expect(services).toBeGreaterThan(0);
  });

  it('employs the staff alone where nobody is to book', async () => {
    const database = await testDatabase();
    try {
      expect(await casa(database, ['tenant', 'apply', 'bari', 'altamura', 'metropoli'])).toMatchObject({ code: 0 });
      expect(await casa(database, ['seed', '--staff-only'])).toMatchObject({ code: 0 });
      const [counts] = await database.asSuperuser(
        'select (select count(*)::int from membership) as staff, (select count(*)::int from appointment) as appointments',
      );
      expect(counts).toEqual({ staff: 6, appointments: 0 });
    } finally {
      await database.drop();
    }
  });

  it('writes to nobody', async () => {
    expect(await databases[0].asSuperuser('select 1 from pgboss.job')).toEqual([]);
  });

  it('employs whoever of the demonstration’s persons has an employer, and nobody else', async () => {
    const { CASA_DATA_KEYS: ring = '', CASA_LINK_KEY: linkKey = '' } = testConfig();
    const keys = new DataKeys(ring, linkKey);
    // Twice is once.
    expect(await casa(databases[0], ['seed'])).toMatchObject({ code: 0 });
    const stored = (await databases[0].asSuperuser(`
      select p.fiscal_digest as digest, t.slug as town, m.role,
             array(select o.slug from membership_office mo join office o on o.id = mo.office_id where mo.membership_id = m.id order by o.slug) as offices
      from membership m join person p on p.id = m.person_id join tenant t on t.id = m.tenant_id
      where m.status = 'ACTIVE'`)) as { digest: Buffer; town: string; role: string; offices: string[] }[];
    const employed = PERSONS.filter(({ employee }) => employee).map(({ id, attributes }) => {
      const { fiscal } = digestsOf(keys, { fiscalCode: attributes['fiscalNumber']!.replace('TINIT-', '') });
      const { town, role, offices } = stored.find(({ digest }) => digest.equals(fiscal!))!;
      return [id, town, role, offices];
    });
    expect(stored).toHaveLength(employed.length);
    expect(employed.toSorted()).toEqual([
      ['administrator-bari', 'bari', 'ADMINISTRATOR', []],
      ['analyst', 'metropoli', 'ANALYST', []],
      ['manager-bari', 'bari', 'OFFICE_MANAGER', ['anagrafe-centrale', 'urp']],
      ['operator-altamura', 'altamura', 'OPERATOR', []],
      ['operator-bari', 'bari', 'OPERATOR', ['urp']],
      ['platform-administrator', 'metropoli', 'PLATFORM_ADMINISTRATOR', []],
    ]);
  });
});
