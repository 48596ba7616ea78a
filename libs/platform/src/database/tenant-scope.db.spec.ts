import 'reflect-metadata';
import { aTenant, anOffice, testDatabase, type TestDatabase, type TestScope, testScope, type TestTenant } from '@casa/testing';
import { defineEntity, p } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statement } from './statement.js';
import type { Transaction } from './tenant-transaction.js';
import { Abandon } from './tenant-scope.js';

const Faq = defineEntity({
  name: 'Faq',
  tableName: 'faq',
  properties: { tenantId: p.uuid().primary(), id: p.uuid().primary(), position: p.integer(), question: p.json(), answer: p.json() },
});

const OFFICES = statement('test.offices', 'select slug from office order by slug');
const RENAME = statement('test.rename', `update office set telephone = $1`);

let database: TestDatabase;
let test: TestScope;
let a: TestTenant;
let b: TestTenant;

beforeAll(async () => {
  database = await testDatabase();
  a = await aTenant(database);
  b = await aTenant(database);
  await anOffice(database, a, { slug: 'di-a' });
  await anOffice(database, b, { slug: 'di-b' });
  test = await testScope(database, [Faq]);
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

const telephones = async () => (await database.asSuperuser('select distinct telephone from office')).map((row) => row['telephone']);

describe('TenantScope.read', () => {
  it('sees the rows of the tenant it entered, and in the next transaction those of the next', async () => {
    for (const [tenant, slug] of [
      [a, 'di-a'],
      [b, 'di-b'],
      [a, 'di-a'],
    ] as const) {
      expect(await test.scope.read({ tenantId: tenant.id }, (reader) => reader.rows(OFFICES, []))).toEqual([{ slug }]);
    }
  });

  it('keeps many at once apart', async () => {
    const reads = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? a : b)).map(async (tenant) => {
      const rows = await test.scope.read({ tenantId: tenant.id }, (reader) => reader.rows<{ slug: string }>(OFFICES, []));
      return rows.map(({ slug }) => slug).join() === (tenant === a ? 'di-a' : 'di-b');
    });
    expect((await Promise.all(reads)).every(Boolean)).toBe(true);
  });

  it('writes nothing', async () => {
    const write = test.scope.read({ tenantId: a.id }, (reader) => reader.rows(RENAME, ['0']));
    await expect(write).rejects.toMatchObject({ code: '25006' });
    expect(await telephones()).toEqual(['080 0000001']);
  });

  it('gives its connection back clean when the work fails', async () => {
    for (let round = 0; round < 25; round += 1) {
      await expect(test.scope.read({ tenantId: a.id }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    }
    expect(await test.scope.directory(OFFICES)).toEqual([]);
    expect(await test.scope.read({ tenantId: b.id }, (reader) => reader.rows(OFFICES, []))).toEqual([{ slug: 'di-b' }]);
  });

  it.each([`'); drop table office; --`, '', 'x'])('enters no tenant named «%s»', async (tenantId) => {
    await expect(test.scope.read({ tenantId: tenantId as never }, (reader) => reader.rows(OFFICES, []))).rejects.toThrow(
      'a context is made of ids',
    );
  });
});

describe('TenantScope.run', () => {
  const rename = (telephone: string) => (transaction: Transaction) => transaction.rows(RENAME, [telephone]);

  it('commits what resolves, in its tenant alone', async () => {
    await test.scope.run({ tenantId: a.id }, rename('1'));
    expect((await telephones()).sort()).toEqual(['080 0000001', '1']);
    await test.scope.run({ tenantId: a.id }, rename('080 0000001'));
  });

  it('undoes what throws', async () => {
    const failing = test.scope.run({ tenantId: a.id }, async (transaction) => {
      await rename('2')(transaction);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await telephones()).toEqual(['080 0000001']);
  });

  it('undoes what is abandoned, and still answers', async () => {
    const outcome = await test.scope.run({ tenantId: a.id }, async (transaction) => {
      await rename('3')(transaction);
      throw new Abandon('taken');
    });
    expect(outcome).toBe('taken');
    expect(await telephones()).toEqual(['080 0000001']);
  });

  it('does not let the work enter another tenant', async () => {
    const entering = test.scope.run({ tenantId: a.id }, ({ em }) => em.execute('select app_enter(?)', [b.id]));
    await expect(entering).rejects.toMatchObject({ code: '55000' });
  });

  it('keeps what was sent and not waited for', async () => {
    await test.scope.run({ tenantId: a.id }, (transaction) => {
      transaction.send(RENAME, ['4']);
      return Promise.resolve();
    });
    expect((await telephones()).sort()).toEqual(['080 0000001', '4']);
    await test.scope.run({ tenantId: a.id }, rename('080 0000001'));
  });

  it('keeps nothing when what was sent and not waited for fails, and says why', async () => {
    const failing = test.scope.run({ tenantId: a.id }, async (transaction) => {
      await rename('5')(transaction);
      transaction.send(RENAME, [null]);
    });
    await expect(failing).rejects.toMatchObject({ code: '23502' });
    const failingLater = test.scope.run({ tenantId: a.id }, async (transaction) => {
      transaction.send(RENAME, [null]);
      await rename('6')(transaction);
    });
    await expect(failingLater).rejects.toMatchObject({ code: '23502' });
    expect(await telephones()).toEqual(['080 0000001']);
  });

  it('keeps entities of one transaction out of the next', async () => {
    const id = '01890000-0000-7000-8000-000000000001';
    const row = { tenantId: a.id, id, position: 0, question: { it: 'a' }, answer: { it: 'a' } };
    await test.scope.run({ tenantId: a.id }, async ({ em }) => {
      em.create(Faq, row);
      await em.flush();
    });
    expect(await test.scope.run({ tenantId: b.id }, ({ em }) => em.findOne(Faq, { id }))).toBeNull();
    expect(await test.scope.run({ tenantId: a.id }, ({ em }) => em.findOne(Faq, { id }))).toMatchObject({ position: 0 });
  });
});

describe('TenantScope.directory', () => {
  it('sees what is in no tenant: nothing but the public directory', async () => {
    expect(await test.scope.directory(OFFICES)).toEqual([]);
    const tenants = await test.scope.directory<{ id: string }>(statement('test.directory', 'select id from tenant_directory()'));
    expect(tenants.map(({ id }) => id).sort()).toEqual([a.id, b.id].sort());
  });
});
