import { fixedClock, testDatabase } from '@casa/testing';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { aTownAt, computing, noteAll, TEMPLATE } from '../integration/booking/nearby/a-metropolis.js';
import { granted, request } from '../integration/booking/a-counter.js';
import { useCases } from '../integration/booking/use-cases.js';

const database = await testDatabase();
const clock = fixedClock('2026-11-23T08:00:00+01:00');
const [bari, modugno] = [await aTownAt(database, 'bari'), await aTownAt(database, 'modugno')];
const worker = await computing(database, clock);
const booking = await useCases(database, clock);
const citizen = { givenName: 'Crescenza', familyName: 'Sciacovelli', email: 'crescenza.sciacovelli@example.it', telephone: '080 5550199' };
granted(await booking.book.execute(bari.caller, request(bari, '2026-11-25T09:00', { citizen })));
const application = new pg.Pool({ connectionString: database.appUrl, max: 1 });

afterAll(async () => {
  await application.end();
  await worker[Symbol.asyncDispose]();
  await booking[Symbol.asyncDispose]();
  await database.drop();
});

const TABLES = ['free_time_place', 'free_time_day', 'free_time_change'];

describe('the free time that every municipality reads', () => {
  it('says nothing of who booked, nor of what: the hour is not there, and nothing stands in its place', async () => {
    await noteAll(database, clock.now());
    await worker.all();
    const said = JSON.stringify(await Promise.all(TABLES.map((table) => database.asSuperuser(`select * from ${table}`))));
    for (const secret of ['Crescenza', 'Sciacovelli', '5550199', 'Via Sparano', 'smarrita']) expect(said).not.toContain(secret);
    const ids = await database.asSuperuser('select id, code, encode(contact_digest, $1) as digest from appointment', ['hex']);
    for (const { id, code, digest } of ids) for (const secret of [id, code, digest]) expect(said).not.toContain(secret);
    expect(said).not.toContain(bari.desk.id);
  });

  it('is read in one statement from any municipality that was entered, and from none', async () => {
    const count =
      'select count(distinct p.tenant_id)::int as towns from free_time_place p join free_time_day d using (tenant_id, office_id)';
    for (const { tenant } of [bari, modugno])
      expect((await database.inTenant(tenant.id, (client) => client.query<{ towns: number }>(count))).rows).toEqual([{ towns: 2 }]);
    expect((await application.query(count)).rows).toEqual([{ towns: 0 }]);
  });

  it('is computed in the municipality itself: what is entered elsewhere changes none of it', async () => {
    const before = await database.asSuperuser('select * from free_time_day order by 1, 2, 3, 4, 5');
    await database.inTenant(modugno.tenant.id, async (client) => {
      const { rowCount } = await client.query(`delete from free_time_day where tenant_id = $1`, [bari.tenant.id]);
      expect(rowCount).toBe(0);
    });
    const write = database.inTenant(modugno.tenant.id, (client) =>
      client.query(`insert into free_time_day values ($1, $2, $3, 'IN_PERSON', '2026-12-24', array[1798099200])`, [
        bari.tenant.id,
        bari.office.id,
        bari.service.id,
      ]),
    );
    await expect(write).rejects.toMatchObject({ code: '42501' });
    expect(await database.asSuperuser('select * from free_time_day order by 1, 2, 3, 4, 5')).toEqual(before);
  });

  it('is due in ids alone, to whoever has entered nowhere; what changed and when stays with the municipality', async () => {
    granted(await booking.book.execute(bari.caller, request(bari, '2026-11-26T09:00', { citizen })));
    const { rows } = await application.query<Record<string, unknown>>('select * from free_time_due($1, 10)', [clock.now()]);
    expect(rows).toEqual([{ tenant_id: bari.tenant.id, office_id: bari.office.id }]);
    const changes = (tenantId: typeof bari.tenant.id) =>
      database.inTenant(tenantId, (client) => client.query('select id from free_time_change where office_id is not null'));
    expect((await changes(modugno.tenant.id)).rows).toEqual([]);
    expect((await changes(bari.tenant.id)).rows).toHaveLength(1);
  });

  it('is found under the policy by an index: nothing a statement compares with is hidden from it', async () => {
    const plan = await database.inTenant(modugno.tenant.id, async (client) => {
      await client.query('set local enable_seqscan = off');
      await client.query(`prepare search(text, text, float8, float8) as
        select d.starts from free_time_place p join free_time_day d
          on d.tenant_id = p.tenant_id and d.office_id = p.office_id and d.service_id = p.service_id and d.channel = p.channel and d.day >= '2026-11-24'
        where p.template = $1 and p.channel = $2 and p.latitude between $3 and $4`);
      return (await client.query<Record<string, string>>(`explain execute search('${TEMPLATE}', 'IN_PERSON', 40, 42)`)).rows;
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/free_time_place_search.*\n.*Index Cond: .*template.*channel.*latitude.*latitude/);
    expect(text).toMatch(/free_time_day_pkey.*\n.*Index Cond: .*tenant_id.*day >=/);
  });
});
