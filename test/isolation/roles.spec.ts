import { testDatabase } from '@casa/testing';
import { afterAll, describe, expect, it } from 'vitest';

const database = await testDatabase();
afterAll(() => database.drop());

const ALL_RIGHTS = '{select,insert,update,delete,truncate,references,trigger,maintain}';

/** What the job queue's tables need; whatever is not here is refused. */
const QUEUE_RIGHTS: Readonly<Record<string, readonly string[]>> = {
  job: ['delete', 'insert', 'select', 'update'],
  job_dependency: ['delete', 'select'],
  queue: ['select', 'update'],
  version: ['select', 'update'],
};

async function rightsIn(schema: string): Promise<Map<string, string[]>> {
  const rows = await database.asSuperuser(
    `select coalesce(parent.relname, c.relname) as name, array_agg(distinct r order by r) as rights
     from pg_class c
     left join pg_inherits i on i.inhrelid = c.oid
     left join pg_class parent on parent.oid = i.inhparent
     cross join unnest($2::text[]) as r
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege('casa_app', c.oid, r)
     group by 1 order by 1`,
    [schema, ALL_RIGHTS],
  );
  return new Map(rows.map((row) => [row['name'] as string, row['rights'] as string[]]));
}

describe.each(['casa_app', 'casa_owner'])('role %s', (role) => {
  it('is an ordinary role that row security binds', async () => {
    const [attributes] = await database.asSuperuser(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = $1`,
      [role],
    );
    expect(attributes).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false });
  });

  it('is a member of no other role', async () => {
    expect(await database.asSuperuser(`select roleid::regrole::text from pg_auth_members where member = $1::regrole`, [role])).toEqual([]);
  });
});

/** Tables of which the application may do less: what was audited or agreed to stands, a person is not forgotten by a slip, and no request says whom to believe. */
const LESS: Readonly<Record<string, readonly string[]>> = {
  audit_entry: ['insert', 'select'],
  audit_head: ['insert', 'select', 'update'],
  identity_provider: ['select'],
  person: ['insert', 'select', 'update'],
  person_preference_history: ['insert', 'select'],
};

describe('the application’s role', () => {
  it('owns nothing', async () => {
    const owned = await database.asSuperuser(
      `select relname as name from pg_class where relowner = 'casa_app'::regrole
       union all select proname from pg_proc where proowner = 'casa_app'::regrole
       union all select nspname from pg_namespace where nspowner = 'casa_app'::regrole
       union all select typname from pg_type where typowner = 'casa_app'::regrole
       union all select datname from pg_database where datdba = 'casa_app'::regrole`,
    );
    expect(owned).toEqual([]);
  });

  it.each(['public', 'pgboss'])('can create nothing in schema %s', async (schema) => {
    const [row] = await database.asSuperuser(`select has_schema_privilege('casa_app', $1, 'create') as create`, [schema]);
    expect(row).toEqual({ create: false });
    await expect(database.asApplication(`create table ${schema}.mine (id int)`)).rejects.toMatchObject({ code: '42501' });
  });

  it('can create no schema', async () => {
    await expect(database.asApplication('create schema mine')).rejects.toMatchObject({ code: '42501' });
  });

  it('may select, insert, update and delete, and nothing beyond', async () => {
    const rights = await rightsIn('public');
    expect(rights.size).toBeGreaterThanOrEqual(16);
    for (const [table, its] of rights)
      expect({ table, its }).toEqual({ table, its: LESS[table] ?? ['delete', 'insert', 'select', 'update'] });
  });

  it('has no right on a column alone', async () => {
    expect(await database.asSuperuser(`select attrelid::regclass::text from pg_attribute where attacl::text like '%casa_app%'`)).toEqual(
      [],
    );
  });

  it('is given nothing by default on what is made later', async () => {
    expect(await database.asSuperuser(`select defaclobjtype from pg_default_acl`)).toEqual([]);
  });

  it.each(['disable row level security', 'no force row level security', 'owner to casa_app'])(
    'cannot say «alter table … %s»',
    async (change) => {
      await expect(database.asApplication(`alter table appointment ${change}`)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('cannot become somebody else', async () => {
    for (const role of ['casa_owner', 'postgres']) {
      await expect(database.asApplication(`set role ${role}`)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('the job queue', () => {
  it('gives the application no more than its work takes', async () => {
    expect(Object.fromEntries(await rightsIn('pgboss'))).toEqual(QUEUE_RIGHTS);
  });

  it('lets it call one function, which tells the time', async () => {
    const rows = await database.asSuperuser(
      `select proname as name from pg_proc where pronamespace = 'pgboss'::regnamespace and has_function_privilege('casa_app', oid, 'execute')`,
    );
    expect(rows.map((row) => row['name'])).toEqual(['job_now']);
  });
});
