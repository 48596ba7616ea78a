import { testDatabase } from '@casa/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { foreignKeys, otherRelations, policies, tables, triggers, uniqueness } from './catalogue.js';

const database = await testDatabase();
afterAll(() => database.drop());

const all = await tables(database);
const everyPolicy = await policies(database);
const everyUniqueness = await uniqueness(database);
const everyForeignKey = await foreignKeys(database);

/** Tables that have nothing of anybody in them; the application cannot even look at them. */
const NOBODYS = ['schema_migration'];

/** Tables of the whole consortium, about nobody: everybody reads them, and no request writes them. */
const CONSORTIUMS = ['identity_provider'];

/** Keys that are one's own over all municipalities, each for a reason. */
/** Tables of persons, who belong to the consortium and to no municipality: each row is its person's alone. */
const PERSONS = ['person'];

/** Tables whose rows are about one person each, who reads theirs in every municipality. */
const READ_BY_THEIR_PERSON = ['audit_entry', 'membership', 'move_proposal', 'person_item', 'session', 'waiting_entry'];

/** Tables whose rows several municipalities share, each only those it is named in; they are about nobody. */
const SHARED = ['waiting_state'];

const GLOBAL_KEYS: Readonly<Record<string, string>> = {
  tenant_host_pkey: 'a host is one municipality’s alone: it is what the municipality is found by',
};

const owned = all.filter(({ owner }) => owner !== null);
const tenantOwned = owned.filter(({ owner }) => owner === 'tenant_id');

const CALLER = `(NULLIF(current_setting('app.person'::text, true), ''::text))::uuid`;

describe('the catalogue of the database', () => {
  it('has the tables this suite is about', () => {
    expect(tenantOwned.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['appointment', 'desk_claim', 'office', 'service', 'news_item']),
    );
    expect(owned.length).toBeGreaterThanOrEqual(16);
  });

  it('has no table without an owner but those known', () => {
    expect(all.filter(({ owner }) => owner === null).map(({ name }) => name)).toEqual(
      [...CONSORTIUMS, ...PERSONS, ...SHARED, ...NOBODYS].sort(),
    );
  });

  it('has nothing else that rows could be read through: no view, no sequence', async () => {
    expect(await otherRelations(database)).toEqual([]);
  });

  it('has no trigger', async () => {
    expect(await triggers(database)).toEqual([]);
  });

  it.each(NOBODYS)('%s is out of the application’s reach', async (name) => {
    const rights = `bool_or(has_table_privilege('casa_app', $1::regclass, privilege))`;
    const [row] = await database.asSuperuser(
      `select ${rights} as granted from unnest('{select,insert,update,delete,truncate,references,trigger,maintain}'::text[]) as privilege`,
      [name],
    );
    expect(row?.['granted']).toBe(false);
  });
});

describe.each(owned)('table $name', ({ name, secured, forced, owner }) => {
  const its = everyPolicy.filter(({ table }) => table === name);

  it('has row security enabled, and forced on its owner too', () => {
    expect({ secured, forced }).toEqual({ secured: true, forced: true });
  });

  it('has a policy for reading and for writing', () => {
    const commands = new Set(its.flatMap(({ command }) => (command === '*' ? ['r', 'a', 'w', 'd'] : [command])));
    expect([...commands].sort()).toEqual(['a', 'd', 'r', 'w']);
  });

  it('has permissive policies only: on Citus a restrictive one turns permissive in silence', () => {
    expect(its.filter(({ permissive }) => !permissive)).toEqual([]);
  });

  it('has no sub-select in a policy', () => {
    expect(its.filter(({ tree }) => /SUBLINK|SUBPLAN|RANGETBLENTRY/i.test(tree)).map((policy) => policy.name)).toEqual([]);
  });

  it('compares every row the application writes to the entered tenant, and reads only when one is entered', () => {
    const forApplication = its.filter(({ roles }) => roles.includes('public') || roles.includes('casa_app'));
    const expressions = forApplication.flatMap(({ command, using, check }) =>
      [using, check].flatMap((text) => (text === null ? [] : [{ command, text }])),
    );
    expect(expressions.length).toBeGreaterThan(0);
    const compared = `${owner} = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid`;
    const entered = `NULLIF(current_setting('app.tenant'::text, true), ''::text) IS NOT NULL`;
    const theirs = READ_BY_THEIR_PERSON.includes(name) ? [`(person_id = ${CALLER})`] : [];
    for (const { command, text } of expressions) {
      expect([`(${compared})`, ...(command === 'r' ? [`(${entered})`, ...theirs] : [])]).toContain(text);
    }
  });

  it('lets nobody but the owner of the tables read beyond that, and lets the owner write nothing beyond it', () => {
    const others = its.filter(({ roles }) => !roles.includes('public') && !roles.includes('casa_app'));
    for (const { roles, command } of others) expect({ roles, command }).toEqual({ roles: ['casa_owner'], command: 'r' });
  });
});

describe.each(tenantOwned)('keys of $name', ({ name }) => {
  it('has a primary key, and every key, unique index and exclusion begins with the tenant', () => {
    const its = everyUniqueness.filter(({ table }) => table === name);
    expect(its.map((key) => key.name)).toContain(`${name}_pkey`);
    expect(its.filter(({ columns, name: key }) => columns[0] !== 'tenant_id' && !(key in GLOBAL_KEYS))).toEqual([]);
  });

  it('has foreign keys that begin with the tenant and lead to its own rows', () => {
    const its = everyForeignKey.filter(({ table }) => table === name);
    expect(its.length).toBeGreaterThan(0);
    // A person belongs to no tenant: whether one is there is all that the key to one tells.
    for (const { columns, target, targetColumns } of its.filter((key) => !PERSONS.includes(key.target))) {
      expect(columns[0]).toBe('tenant_id');
      expect(targetColumns[0]).toBe(target === 'tenant' ? 'id' : 'tenant_id');
    }
  });

  it('always says whose a row is', async () => {
    const [column] = await database.asSuperuser(
      `select attnotnull from pg_attribute where attrelid = $1::regclass and attname = 'tenant_id'`,
      [name],
    );
    expect(column?.['attnotnull']).toBe(true);
  });
});

describe.each(CONSORTIUMS)('table %s', (name) => {
  it('has row security enabled, and forced on its owner too', () => {
    expect(all.find((table) => table.name === name)).toMatchObject({ secured: true, forced: true });
  });

  it('lets the application read, and its owner alone write', () => {
    const its = everyPolicy.filter(({ table }) => table === name);
    expect(its.map(({ command, roles, permissive }) => ({ command, roles, permissive }))).toEqual([
      { command: 'r', roles: ['public'], permissive: true },
      { command: '*', roles: ['casa_owner'], permissive: true },
    ]);
  });

  it('cannot be written by the application', async () => {
    const [row] = await database.asSuperuser(
      `select has_table_privilege('casa_app', $1::regclass, 'insert, update, delete, truncate') as granted`,
      [name],
    );
    expect(row?.['granted']).toBe(false);
  });
});

describe.each(PERSONS)('table %s', (name) => {
  const its = everyPolicy.filter(({ table }) => table === name);

  it('has row security enabled, and forced on its owner too', () => {
    expect(all.find((table) => table.name === name)).toMatchObject({ secured: true, forced: true });
  });

  it('lets the application see and write the person’s own row alone', () => {
    const own = `(id = ${CALLER})`;
    const forApplication = its.filter(({ roles }) => !roles.includes('casa_owner'));
    expect(forApplication.map(({ using, check, permissive }) => ({ using, check, permissive }))).toEqual([
      { using: own, check: own, permissive: true },
    ]);
  });

  it('cannot be emptied by the application', async () => {
    const [row] = await database.asSuperuser(`select has_table_privilege('casa_app', $1::regclass, 'delete, truncate') as granted`, [name]);
    expect(row?.['granted']).toBe(false);
  });
});

describe.each(SHARED)('table %s', (name) => {
  it('has row security enabled, and forced on its owner too', () => {
    expect(all.find((table) => table.name === name)).toMatchObject({ secured: true, forced: true });
  });

  it('lets a municipality see and write the rows it is named in alone', () => {
    const among = `((NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid = ANY (tenant_ids))`;
    const its = everyPolicy.filter(({ table }) => table === name);
    expect(its.map(({ using, check, permissive, roles }) => ({ using, check, permissive, roles }))).toEqual([
      { using: among, check: among, permissive: true, roles: ['public'] },
    ]);
  });

  it('is about nobody', () => {
    expect(all.find((table) => table.name === name)?.columns.filter((column) => /person|sealed|digest|name|mail/.test(column))).toEqual([]);
  });
});

it('the audit can be added to, and never changed', async () => {
  const [row] = await database.asSuperuser(`select has_table_privilege('casa_app', 'audit_entry', 'update, delete, truncate') as granted`);
  expect(row?.['granted']).toBe(false);
});

it('names no global key that is not there', () => {
  const names = everyUniqueness.map((key) => key.name);
  expect(Object.keys(GLOBAL_KEYS).filter((key) => !names.includes(key))).toEqual([]);
});
