import { anOffice, aQueue, aService, aTenant, testDatabase, type TestDatabase } from '@casa/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { casa, casaProcess } from './casa.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
});

afterEach(() => database.drop());

async function emptied(): Promise<void> {
  await database.asSuperuser('drop schema pgboss cascade');
  await database.asSuperuser('drop schema public cascade');
  await database.asSuperuser('create schema public authorization casa_owner');
  await database.asSuperuser('grant usage on schema public to public');
}

describe('casa migrate', () => {
  it('has nothing to do where it was run before', async () => {
    expect(await casa(database, ['migrate'])).toMatchObject({ code: 0, output: 'tables: up to date\njob queues: up to date\n' });
  });

  it('makes tables and queues of an empty database, once, though three run it together', async () => {
    await emptied();
    const runs = await Promise.all([1, 2, 3].map(() => casaProcess(database, ['migrate'])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(runs.filter(({ output }) => output.startsWith('tables: applied 0001-tenant-context, 0002-'))).toHaveLength(1);
    expect(runs.filter(({ output }) => output === 'tables: up to date\njob queues: up to date\n')).toHaveLength(2);
    expect(await database.asApplication('select * from tenant_directory()')).toEqual([]);
    expect(await casa(database, ['mail', 'dead'])).toMatchObject({ code: 0, output: '0 dead letters\n' });
  });

  it('brings along what a version wrote that had no turns, and waits for the offices there were (0018)', async () => {
    const tenant = await aTenant(database);
    const office = await anOffice(database, tenant);
    const service = await aService(database, office);
    await aQueue(database, office, [service]);
    await database.asSuperuser(`delete from schema_migration where name = '0018-queues-and-lists'`);
    await database.asSuperuser('alter table queue_ticket drop column turn');
    await database.asSuperuser('alter table queue_ticket drop constraint queue_ticket_tenant_id_appointment_id_day_office_id_key');
    await database.asSuperuser('alter table queue_ticket add unique (tenant_id, appointment_id, day)');
    const lay = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [tenant.id, office.id, service.id, ...values]);
    await lay(
      `insert into queue_ticket (tenant_id, id, office_id, service_id, day, letter, number, origin, language, state, taken_at, changed_at)
       select $1, gen_random_uuid(), $2, $3, '2026-11-23', 'A', number, 'KIOSK', 'it', 'WAITING', now(), now() from generate_series(1, 3) as number`,
    );
    for (const named of [[], [office.id]]) {
      await lay(
        `with entry as (
           insert into waiting_entry (tenant_id, id, service_id, title, channel, citizen_sealed, resident, language, first_day, last_day, weekdays,
                                      office_ids, tenant_ids, link_version, entered_at)
           values ($1, gen_random_uuid(), $3, '{}', 'IN_PERSON', '-', true, 'it', '2026-01-01', '2026-12-31', '{}', $4, array[$1::uuid], 1, now())
           returning id
         )
         insert into waiting_wish (tenant_id, entry_id, home_tenant_id, service_id, channel, contact_digest, resident, first_day, last_day, weekdays,
                                   office_ids, entered_at)
         select $1, id, $1, $3, 'IN_PERSON', '-', true, '2026-01-01', '2026-12-31', '{}', array[$2::uuid], now() from entry`,
        named,
      );
    }
    expect(await casa(database, ['migrate'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('0018-queues-and-lists') as string,
    });
    // They go before all that come, and keep their order.
    expect(await database.asSuperuser('select distinct turn from queue_ticket')).toEqual([{ turn: 0 }]);
    expect(await database.asSuperuser('select office_ids from waiting_wish order by office_ids')).toEqual([
      { office_ids: [] },
      { office_ids: [office.id] },
    ]);
    expect(
      await database.asSuperuser(`select relforcerowsecurity as bound from pg_class where relname ~ '^waiting_(entry|wish)$'`),
    ).toEqual([{ bound: true }, { bound: true }]);
  });

  it('leaves a database alone that a later version made', async () => {
    await database.asSuperuser(`insert into schema_migration (name) values ('9999-later')`);
    const { code, output } = await casa(database, ['migrate']);
    expect(code).toBe(1);
    expect(output).toBe('The database is newer than this version of casa: it has 9999-later. Use the version that made it.\n');
  });

  it.each([
    ['no address', '', 'CASA_ADMIN_DATABASE_URL must be the address of the database as its owner'],
    ['no server', 'postgres://casa_owner:x@127.0.0.1:1/casa', 'nothing listens there (ECONNREFUSED)'],
  ])('says in a sentence what is missing: %s', async (_case, url, sentence) => {
    const { code, output } = await casa(database, ['migrate'], { CASA_ADMIN_DATABASE_URL: url });
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output.trimEnd().split('\n')).toHaveLength(1);
  });

  it('ends with status 1 as a process too, and says it where errors are said', async () => {
    const { code, output, stdout } = await casaProcess(database, ['migrate'], { CASA_ADMIN_DATABASE_URL: '' });
    expect(code).toBe(1);
    expect(output).toContain('CASA_ADMIN_DATABASE_URL');
    expect(stdout).toBe('');
  });
});

describe('the other commands', () => {
  it.each([
    [['seed']],
    [['keys', 'rotate']],
    [['mail', 'dead']],
    [['tenant', 'apply', 'poggiorsini']],
    [['spid', 'keys', '--all']],
    [['audit', 'verify', '--all']],
  ])('ask for a migration where there was none: casa %s', async (args) => {
    await emptied();
    const { code, output } = await casa(database, args);
    expect(code).toBe(1);
    expect(output).toContain('The database is not up to date: run casa migrate first.');
    expect(output).not.toContain('    at ');
  });
});
