import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.ts';
import type { CommandResult } from '../../../tools/lib/run-command.ts';
import { aSession } from '../../support/sessions.js';
import { casa } from './casa.js';

const TOWN = 'bari';
const OFFICE = 'anagrafe-centrale';
const SERVICE = 'carta-identita-elettronica';

let database: TestDatabase;
let tenants: string;

beforeAll(async () => {
  database = await testDatabase();
  tenants = mkdtempSync(join(tmpdir(), 'casa-export-'));
  for (const name of ['_catalogue', '_template', 'tenant.schema.json', TOWN]) {
    cpSync(inRoot('tenants', name), join(tenants, name), { recursive: true });
  }
  expect((await tenant(database, 'apply', TOWN)).code).toBe(0);
});

afterAll(async () => {
  rmSync(tenants, { recursive: true });
  await database.drop();
});

function tenant(of: TestDatabase, ...args: string[]): Promise<CommandResult> {
  return casa(of, ['tenant', ...args], { CASA_TENANTS_DIR: tenants });
}

const WITHOUT = `- 'tenant_id' - 'id' - 'managed_at' - 'managed_by' - 'responsible_office_id' - 'office_id' - 'desk_id' - 'service_id' - 'retired_at'`;
const DUMPS = [
  `select to_jsonb(o) ${WITHOUT} as row from office o where retired_at is null order by slug`,
  `select to_jsonb(s) ${WITHOUT} || jsonb_build_object('office', o.slug) as row from service s join office o on o.id = s.responsible_office_id
   where s.retired_at is null order by s.slug`,
  `select to_jsonb(d) ${WITHOUT} || jsonb_build_object('office', o.slug, 'services',
     (select jsonb_agg(s.slug order by s.slug) from desk_service ds join service s on s.id = ds.service_id where ds.desk_id = d.id)) as row
   from desk d join office o on o.id = d.office_id where d.retired_at is null order by o.slug, d.slug`,
  ...['weekly_hours', 'special_opening', 'closure'].map(
    (table) => `select to_jsonb(x) ${WITHOUT} || jsonb_build_object('office', o.slug, 'desk', d.slug) as row
     from ${table} x left join office o on o.id = x.office_id left join desk d on d.id = x.desk_id order by 1`,
  ),
  `select to_jsonb(n) ${WITHOUT} as row from news_item n order by slug`,
  `select to_jsonb(f) ${WITHOUT} as row from faq f order by position`,
  `select to_jsonb(t) - 'id' - 'created_at' - 'updated_at' as row from tenant t order by slug`,
];

async function everything(of: TestDatabase): Promise<unknown[]> {
  const tables: unknown[] = [];
  for (const dump of DUMPS) tables.push((await of.asSuperuser(dump)).map(({ row }) => row));
  return tables;
}

/** What a manager does in the portal, as it stands afterwards. */
async function changeInThePortal(): Promise<void> {
  const [row] = await database.asSuperuser('select id from tenant where slug = $1', [TOWN]);
  const id = String(row?.['id']);
  const { personId } = await aSession(database, { id } as Parameters<typeof aSession>[1]);
  const change = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [id, ...values]);
  await change(`update office set managed_at = now(), managed_by = $3 where tenant_id = $1 and slug = $2`, OFFICE, personId);
  await change(
    `update service set managed_at = now(), managed_by = $3, minutes = 25, questions = '[]' where tenant_id = $1 and slug = $2`,
    SERVICE,
    personId,
  );
  await change(
    `update weekly_hours h set opens = '07:30' from office o where o.id = h.office_id and h.tenant_id = $1 and o.slug = $2 and h.desk_id is null and h.weekday = 1`,
    OFFICE,
  );
  await change(
    `update desk d set name = 'Carte 1' from office o where o.id = d.office_id and d.tenant_id = $1 and o.slug = $2 and d.slug = 'cie-1'`,
    OFFICE,
  );
  await change(
    `insert into special_opening (tenant_id, id, office_id, day, opens, closes)
     select $1, gen_random_uuid(), id, '2027-01-09', '09:00', '24:00' from office where tenant_id = $1 and slug = $2`,
    OFFICE,
  );
}

it('a folder that is exported and applied to an empty database gives the same again', { timeout: 120_000 }, async () => {
  await using empty = await another();
  const to = join(tenants, 'again', TOWN);
  expect(await tenant(database, 'export', TOWN, '--to', to)).toMatchObject({ code: 0, output: `${to}\n` });
  cpSync(to, join(tenants, TOWN), { recursive: true });
  expect(await tenant(empty.database, 'apply', TOWN)).toMatchObject({ code: 0 });
  expect(await everything(empty.database)).toEqual(await everything(database));
  rmSync(join(tenants, 'again'), { recursive: true });
});

it(
  'what was changed in the portal is left alone by the folder, and named, until it is exported or overwritten',
  { timeout: 120_000 },
  async () => {
    const before = await everything(database);
    await changeInThePortal();
    const changed = await everything(database);
    expect(changed).not.toEqual(before);
    expect(await tenant(database, 'apply', TOWN)).toMatchObject({
      code: 0,
      output: `${TOWN}: unchanged; left alone, changed in the portal: office ${OFFICE}, service ${SERVICE}\n`,
    });
    expect(await everything(database)).toEqual(changed);

    const kept = join(tenants, 'kept', TOWN);
    expect(await tenant(database, 'export', TOWN, '--to', kept)).toMatchObject({ code: 0 });
    expect((await tenant(database, 'apply', TOWN, '--overwrite')).output).toMatch(/^bari: \d+ created, [1-9]\d* updated, \d+ removed\n$/);
    expect(await everything(database)).toEqual(before);
    expect(await tenant(database, 'apply', TOWN)).toMatchObject({ output: `${TOWN}: unchanged\n` });

    await using empty = await another();
    cpSync(kept, join(tenants, TOWN), { recursive: true });
    expect(await tenant(empty.database, 'apply', TOWN)).toMatchObject({ code: 0 });
    expect(await everything(empty.database)).toEqual(changed);
    rmSync(join(tenants, 'kept'), { recursive: true });
  },
);

it('there is nothing to export of who is not there', async () => {
  expect(await tenant(database, 'export', 'atlantis')).toMatchObject({ code: 1, output: 'there is no municipality named atlantis\n' });
});

async function another(): Promise<AsyncDisposable & { readonly database: TestDatabase }> {
  const made = await testDatabase();
  return { database: made, [Symbol.asyncDispose]: () => made.drop() };
}
