import { testDatabase } from '@casa/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definerFunctions } from './catalogue.js';
import { twoTenants } from './two-tenants.js';

const database = await testDatabase();
const { a, b } = await twoTenants(database);
const suspended = { status: 'SUSPENDED' };
afterAll(() => database.drop());

/** One connection, as a pool would hand it from transaction to transaction. */
let client: pg.Client;

beforeEach(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});

afterEach(() => client.end());

const enter = (tenantId: string | null) => client.query('select app_enter($1)', [tenantId]);
const offices = async () => (await client.query<{ slug: string }>('select slug from office order by slug')).rows.map(({ slug }) => slug);
const OFFICES_OF = { a: ['anagrafe-altamura', 'urp-altamura'], b: ['anagrafe-bari', 'urp-bari'] };

describe('app_enter', () => {
  it('opens one tenant, and only once in a transaction', async () => {
    await client.query('begin');
    await enter(a.tenant.id);
    expect(await offices()).toEqual(OFFICES_OF.a);
    await expect(enter(b.tenant.id)).rejects.toMatchObject({ code: '55000' });
    await client.query('rollback');
  });

  it('refuses the same tenant a second time too', async () => {
    await client.query('begin');
    await enter(a.tenant.id);
    await expect(enter(a.tenant.id)).rejects.toMatchObject({ code: '55000' });
  });

  it('refuses no tenant at all', async () => {
    await client.query('begin');
    await expect(enter(null)).rejects.toMatchObject({ code: '22004' });
  });

  it('refuses what is not an id, whatever is hidden in it', async () => {
    await client.query('begin');
    await expect(enter(`${a.tenant.id}'; set local app.tenant = '${b.tenant.id}`)).rejects.toMatchObject({ code: '22P02' });
  });

  it('shows nothing for a tenant that does not exist', async () => {
    await client.query('begin');
    await enter('01890000-0000-7000-8000-000000000000');
    expect(await offices()).toEqual([]);
  });

  it('outside a transaction opens nothing for the statement that follows', async () => {
    await enter(a.tenant.id);
    expect(await offices()).toEqual([]);
  });
});

describe('the context ends with its transaction', () => {
  it.each(['commit', 'rollback'])('after a %s the same connection sees nothing, and may enter the other', async (end) => {
    await client.query('begin');
    await enter(a.tenant.id);
    await client.query(end);
    expect(await offices()).toEqual([]);
    await client.query('begin');
    expect(await offices()).toEqual([]);
    await enter(b.tenant.id);
    expect(await offices()).toEqual(OFFICES_OF.b);
    await client.query('rollback');
  });

  it('after an error too', async () => {
    await client.query('begin');
    await enter(a.tenant.id);
    await expect(client.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    await client.query('rollback');
    expect(await offices()).toEqual([]);
  });

  it('a rolled-back savepoint takes the context away that was entered within it', async () => {
    await client.query('begin');
    await client.query('savepoint inner_work');
    await enter(a.tenant.id);
    await client.query('rollback to savepoint inner_work');
    expect(await offices()).toEqual([]);
    await enter(b.tenant.id);
    expect(await offices()).toEqual(OFFICES_OF.b);
    await client.query('rollback');
  });

  it('a rolled-back savepoint leaves the context that was entered before it', async () => {
    await client.query('begin');
    await enter(a.tenant.id);
    await client.query('savepoint inner_work');
    await expect(enter(b.tenant.id)).rejects.toMatchObject({ code: '55000' });
    await client.query('rollback to savepoint inner_work');
    expect(await offices()).toEqual(OFFICES_OF.a);
    await client.query('rollback');
  });

  it('a released savepoint hands its context to no transaction that follows', async () => {
    await client.query('begin');
    await client.query('savepoint inner_work');
    await enter(a.tenant.id);
    await client.query('release savepoint inner_work');
    expect(await offices()).toEqual(OFFICES_OF.a);
    await client.query('commit');
    expect(await offices()).toEqual([]);
  });

  it('prepared statements follow the context, not the plan they were made under', async () => {
    const prepared = { name: 'offices', text: 'select slug from office order by slug' };
    for (const [tenant, expected] of [
      [a, OFFICES_OF.a],
      [b, OFFICES_OF.b],
      [a, OFFICES_OF.a],
    ] as const) {
      for (let run = 0; run < 6; run += 1) {
        await client.query('begin');
        await enter(tenant.tenant.id);
        expect((await client.query<{ slug: string }>(prepared)).rows.map(({ slug }) => slug)).toEqual(expected);
        await client.query('commit');
      }
    }
    expect((await client.query(prepared)).rows).toEqual([]);
  });
});

describe('functions that run with their owner’s rights', () => {
  it('are the directory, the finding of a person, of those to seal anew and of what is to be computed, and the writing of the registry alone, closed to everybody but the application and bound to their schema', async () => {
    expect(await definerFunctions(database)).toEqual([
      { name: 'find_person(bytea,bytea)', owner: 'casa_owner', settings: ['search_path=public, pg_temp'], everybody: false },
      {
        name: 'free_time_due(timestamp with time zone,integer)',
        owner: 'casa_owner',
        settings: ['search_path=public, pg_temp'],
        everybody: false,
      },
      { name: 'outdated_persons(text,integer)', owner: 'casa_owner', settings: ['search_path=public, pg_temp'], everybody: false },
      {
        name: 'replace_identity_providers(text,jsonb,text,timestamp with time zone)',
        owner: 'casa_owner',
        settings: ['search_path=public, pg_temp'],
        everybody: false,
      },
      { name: 'tenant_directory()', owner: 'casa_owner', settings: ['search_path=public, pg_temp'], everybody: false },
    ]);
  });

  it('tenant_directory() tells before any tenant is entered what a host needs, and no more', async () => {
    await database.asSuperuser('update tenant set status = $2 where id = $1', [b.tenant.id, suspended.status]);
    const { rows } = await client.query<Record<string, unknown>>('select * from tenant_directory()');
    expect(rows.map(({ slug, status }) => ({ slug, status }))).toEqual([
      { slug: 'altamura', status: 'ACTIVE' },
      { slug: 'bari', status: 'SUSPENDED' },
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'slug', 'kind', 'status', 'name', 'time_zone', 'patron_saint', 'hosts']);
  });

  it('replace_identity_providers() is for no request: it writes nothing once a municipality is entered', async () => {
    const replace = `select replace_identity_providers('SPID', '[{"entityId": "https://idp.example", "name": "IdP", "metadata": "<a/>"}]', 'x', now())`;
    await client.query('begin');
    await enter(a.tenant.id);
    await expect(client.query(replace)).rejects.toMatchObject({ code: '42501' });
    await client.query('rollback');
    await expect(client.query(`select replace_identity_providers('SPID', '[]', 'x', now())`)).rejects.toMatchObject({ code: '22023' });
    expect((await client.query('select 1 from identity_provider')).rows).toEqual([]);
    await client.query(replace);
    await client.query('begin');
    await enter(a.tenant.id);
    expect((await client.query('select entity_id from identity_provider')).rows).toEqual([{ entity_id: 'https://idp.example' }]);
    await client.query('rollback');
  });

  it('outdated_persons() tells ids alone: a person’s row stays closed to whoever has learnt its id', async () => {
    const { rows } = await client.query<{ id: string }>(`select * from outdated_persons('no key', 1) as id`);
    expect(rows).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }]);
    await client.query('begin');
    await enter(a.tenant.id);
    expect((await client.query('select id from person where id = $1', [rows[0]!.id])).rows).toEqual([]);
    await client.query('rollback');
  });

  it('tenant_directory() does not let itself be shown another table of the same name', async () => {
    await client.query('create temporary table tenant (like public.tenant)');
    await client.query(`set search_path = pg_temp, public`);
    expect((await client.query('select * from public.tenant_directory()')).rows).toHaveLength(2);
  });
});
