import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@casa/kernel';
import { aTenant, fixedClock, testDatabase, type TestDatabase, type TestTenant } from '@casa/testing';
import { aTenantFolder } from './a-tenant-folder.js';
import { operations } from './operations.js';

const TABLES = ['tenant', 'tenant_host', 'tenant_asset', 'news_item', 'faq', 'page_rating'];
const OWNED = ['tenant_asset', 'news_item', 'faq', 'page_rating'];

let database: TestDatabase;
let other: TestTenant;

beforeAll(async () => {
  database = await testDatabase();
  await using casa = await operations(database, fixedClock('2026-11-21T10:00:00+01:00'));
  await casa.tenants.apply(aTenantFolder('bari'));
  other = await aTenant(database, { slug: 'noci' });
  const [bari] = await database.asSuperuser(`select id from tenant where slug = 'bari'`);
  await database.asSuperuser(`insert into page_rating values ($1, $2, '/', 5, null, null, now())`, [bari?.['id'], newId()]);
});
afterAll(() => database.drop());

const count = async (table: string): Promise<number> =>
  Number((await database.asSuperuser(`select count(*) as n from ${table}`))[0]?.['n']);

describe('the application’s role outside every tenant', () => {
  it.each(TABLES)('sees nothing of %s', async (table) => {
    expect(await count(table)).toBeGreaterThan(0);
    expect(await database.asApplication(`select * from ${table}`)).toEqual([]);
  });

  it.each(TABLES)('changes and removes nothing of %s', async (table) => {
    const before = await database.asSuperuser(`select * from ${table} order by ${table}::text`);
    const column = table === 'tenant' ? 'id' : 'tenant_id';
    await database.asApplication(`update ${table} set ${column} = ${column}`);
    await database.asApplication(`delete from ${table}`);
    expect(await database.asSuperuser(`select * from ${table} order by ${table}::text`)).toEqual(before);
  });

  it.each([
    [
      'tenant',
      `insert into tenant values (gen_random_uuid(), 'x', 'MUNICIPALITY', 'ACTIVE', 'x', 'x', '1', '', 1, 1, 1, 'UTC', '{}', '{}', '{}', '{}', now(), now())`,
    ],
    ['tenant_host', `insert into tenant_host values ('x.example', $1, 9)`],
    ['tenant_asset', `insert into tenant_asset values ($1, 'x', 'text/css', 'x', '')`],
    ['news_item', `insert into news_item values ($1, gen_random_uuid(), 'x', 'NEWS', '{}', '{}', '{}', '2026-01-01', '{}')`],
    ['faq', `insert into faq values ($1, gen_random_uuid(), 99, '{}', '{}')`],
    ['page_rating', `insert into page_rating values ($1, gen_random_uuid(), '/', 1, null, null, now())`],
  ])('writes nothing into %s', async (_table, sql) => {
    await expect(database.asApplication(sql, sql.includes('$1') ? [other.id] : [])).rejects.toMatchObject({ code: '42501' });
  });

  it('knows the directory by its function alone, and no more of it than that gives', async () => {
    const rows = await database.asApplication('select * from tenant_directory()');
    expect(rows.map(({ slug }) => slug)).toEqual(['bari', 'noci']);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['hosts', 'id', 'kind', 'name', 'patron_saint', 'slug', 'status', 'time_zone']);
  });
});

describe('inside another tenant', () => {
  it.each(OWNED)('nothing of %s is seen or changed', async (table) => {
    const before = await database.asSuperuser(`select * from ${table} order by ${table}::text`);
    await database.inTenant(other.id, async (client) => {
      expect((await client.query(`select * from ${table}`)).rows).toEqual([]);
      expect((await client.query(`update ${table} set tenant_id = $1`, [other.id])).rowCount).toBe(0);
      expect((await client.query(`delete from ${table}`)).rowCount).toBe(0);
    });
    expect(await database.asSuperuser(`select * from ${table} order by ${table}::text`)).toEqual(before);
  });

  it('the directory is read, and only one’s own part of it written', async () => {
    await database.inTenant(other.id, async (client) => {
      expect((await client.query('select slug from tenant')).rows).toHaveLength(2);
      expect((await client.query(`update tenant set name = 'x' where slug = 'bari'`)).rowCount).toBe(0);
      expect((await client.query(`delete from tenant_host where tenant_id <> $1`, [other.id])).rowCount).toBe(0);
      expect((await client.query(`delete from tenant where slug = 'bari'`)).rowCount).toBe(0);
    });
    const intoBari = `insert into tenant_host select 'x.example', id, 9 from tenant where slug = 'bari'`;
    await expect(database.inTenant(other.id, (client) => client.query(intoBari))).rejects.toMatchObject({ code: '42501' });
  });

  it('a transaction enters one tenant and no second', async () => {
    const [bari] = await database.asSuperuser(`select id from tenant where slug = 'bari'`);
    await expect(database.inTenant(other.id, (client) => client.query('select app_enter($1)', [bari?.['id']]))).rejects.toMatchObject({
      code: '55000',
    });
  });
});
