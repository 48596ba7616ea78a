import { testDatabase } from '@casa/testing';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { rowsDigest } from '../support/rows-digest.js';
import { foreignKeys, type Table, tables } from './catalogue.js';
import { twoTenants } from './two-tenants.js';

const database = await testDatabase();
const { a, b } = await twoTenants(database);
const before = await rowsDigest(database, b.tenant.id);
const application = new pg.Pool({ connectionString: database.appUrl, max: 1 });

afterAll(async () => {
  await application.end();
  await database.drop();
});

/** What everybody may know of a municipality whatever their own: its name, its hosts, its looks, where and when it has time. */
const DIRECTORY = ['free_time_day', 'free_time_place', 'tenant', 'tenant_host'];

const owned = (await tables(database)).filter((table): table is Table & { owner: string } => table.owner !== null);
const keys = (await foreignKeys(database)).filter(({ target }) => target !== 'tenant' && target !== 'person');

interface Outcome {
  readonly count: number | null;
  readonly rows: Record<string, unknown>[];
  /** SQLSTATE of the refusal. */
  readonly refused: string | undefined;
}

/** One statement of the application's role in a transaction that is always undone. */
async function attempt(tenantId: string | undefined, sql: string, values: readonly unknown[] = []): Promise<Outcome> {
  const client = await application.connect();
  try {
    await client.query('begin');
    if (tenantId !== undefined) await client.query('select app_enter($1)', [tenantId]);
    const { rowCount, rows } = await client.query<Record<string, unknown>>(sql, [...values]);
    // What is checked at the commit is checked now.
    await client.query('set constraints all immediate');
    return { count: rowCount, rows, refused: undefined };
  } catch (error) {
    if (error instanceof pg.DatabaseError) return { count: null, rows: [], refused: error.code };
    throw error;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** No row was found, or the application may not do that to any row of this table at all. */
function changedNothing({ count, refused }: Outcome): boolean {
  return refused === '42501' || (refused === undefined && count === 0);
}

/** A row of b, as the application would have to write it. */
async function rowOf(table: string, owner: string, tenantId: string): Promise<string> {
  const [row] = await database.asSuperuser(`select to_jsonb(t)::text as row from "${table}" t where "${owner}" = $1 limit 1`, [tenantId]);
  if (!row) throw new Error(`${table} has no row to try with: give it one in aMunicipality`);
  return row['row'] as string;
}

const COPY = (table: string) => `insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1::jsonb)`;

describe.each(owned)('$name, with no tenant entered', ({ name, columns, owner }) => {
  it('shows no row', async () => {
    expect(await attempt(undefined, `select * from "${name}"`)).toMatchObject({ count: 0, refused: undefined });
  });

  it('writes nothing', async () => {
    expect(await attempt(undefined, `update "${name}" set "${columns[0]}" = "${columns[0]}"`)).toSatisfy(changedNothing);
    expect(await attempt(undefined, `delete from "${name}"`)).toSatisfy(changedNothing);
    expect(await attempt(undefined, COPY(name), [await rowOf(name, owner, b.tenant.id)])).toMatchObject({ refused: '42501' });
  });
});

describe.each(owned)('$name, as another municipality', ({ name, columns, owner }) => {
  const own = a.tenant.id;
  const others = b.tenant.id;

  it('shows the caller’s own rows', async () => {
    expect((await attempt(own, `select * from "${name}" where "${owner}" = $1`, [own])).count).toBeGreaterThan(0);
  });

  it(DIRECTORY.includes(name) ? 'shows every municipality, which is public' : 'shows no row of the other', async () => {
    const { rows } = await attempt(own, `select distinct "${owner}" as owner from "${name}" order by 1`);
    expect(rows.map((row) => row['owner'])).toEqual(DIRECTORY.includes(name) ? [own, others].sort() : [own]);
  });

  it('changes and deletes no row of the other', async () => {
    for (const column of columns) {
      expect(await attempt(own, `update "${name}" set "${column}" = "${column}" where "${owner}" = $1`, [others])).toSatisfy(
        changedNothing,
      );
    }
    expect(await attempt(own, `delete from "${name}" where "${owner}" = $1`, [others])).toSatisfy(changedNothing);
  });

  it('refuses to write a row for the other, by insertion, by upsert or by giving one away', async () => {
    const theirs = await rowOf(name, owner, others);
    expect(await attempt(own, COPY(name), [theirs])).toMatchObject({ refused: '42501' });
    expect(await attempt(own, `${COPY(name)} on conflict do nothing`, [theirs])).toMatchObject({ refused: '42501' });
    expect(await attempt(own, `update "${name}" set "${owner}" = $2 where "${owner}" = $1`, [own, others])).toMatchObject({
      refused: '42501',
    });
  });
});

describe('foreign keys', () => {
  it('are all there is to point with', () => {
    expect(keys.length).toBeGreaterThanOrEqual(14);
  });

  it.each(keys)('$table ($name) cannot point to a row of another municipality', async ({ table, columns, target, targetColumns }) => {
    const [theirs] = await database.asSuperuser(`select * from ${target} where tenant_id = $1 limit 1`, [b.tenant.id]);
    const pairs = columns
      .map((column, place) => ({ column, value: theirs?.[targetColumns[place]!] }))
      .filter(({ column }) => column !== 'tenant_id');
    const changed = pairs.map(({ column }, place) => `"${column}" = $${place + 2}`).join(', ');
    const filled = columns.map((column) => `("${column}" is null)`).join(', ');
    const outcome = await attempt(
      a.tenant.id,
      `update "${table}" set ${changed} where ctid = (select ctid from "${table}" where tenant_id = $1 order by ${filled} limit 1)`,
      [a.tenant.id, ...pairs.map(({ value }) => value)],
    );
    expect(outcome).toMatchObject({ refused: '23503' });
  });
});

it('has left every row of the other as it was', async () => {
  expect(await rowsDigest(database, b.tenant.id)).toEqual(before);
});
