import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { aTenantFolder } from './a-tenant-folder.js';
import { operations, type Operations } from './operations.js';

const clock = fixedClock('2026-11-21T10:00:00+01:00');
let database: TestDatabase;
let casa: Operations;

beforeAll(async () => {
  database = await testDatabase();
  casa = await operations(database, clock);
});
afterAll(async () => {
  await casa[Symbol.asyncDispose]();
  await database.drop();
});
beforeEach(() => clock.set('2026-11-21T10:00:00+01:00'));

/** Every row of the module with the transaction that wrote it last. */
async function stored(): Promise<unknown> {
  const tables = ['tenant', 'tenant_host', 'tenant_asset', 'news_item', 'faq'];
  return Promise.all(tables.map((table) => database.asSuperuser(`select xmin, t.* from ${table} t order by t::text`)));
}

it('writes a whole folder', async () => {
  const changes = await casa.tenants.apply(aTenantFolder('bari'));
  expect(changes).toEqual({ created: 1 + 2 + 2 + 2 + 2, updated: 0, removed: 0 });

  const [tenant] = await database.asSuperuser(`select * from tenant where slug = 'bari'`);
  expect(tenant).toMatchObject({
    kind: 'MUNICIPALITY',
    status: 'ACTIVE',
    official_name: 'Comune di bari',
    istat_code: '072006',
    patron_saint: { name: 'San Nicola', month: 12, day: 6 },
    branding: { primaryColor: '#0a5c8a', motto: 'Città di mare', logoDigest: expect.stringMatching(/^[\w-]{22}$/) as string },
    created_at: clock.now(),
  });
  const news = await database.asSuperuser(`select slug, title, published_on::text as day, topics from news_item order by slug`);
  expect(news).toEqual([
    { slug: 'festa-del-patrono', title: { it: 'Festa del patrono' }, day: '2026-11-10', topics: ['tempo libero'] },
    { slug: 'nuovi-orari', title: { it: 'Nuovi orari', en: 'New hours' }, day: '2026-11-20', topics: ['trasparenza amministrativa'] },
  ]);
});

it('writes nothing when nothing is different', async () => {
  const folder = aTenantFolder('bitonto');
  await casa.tenants.apply(folder);
  const before = await stored();
  clock.advance(86_400_000);
  expect(await casa.tenants.apply(structuredClone(folder))).toEqual({ created: 0, updated: 0, removed: 0 });
  expect(await stored()).toEqual(before);
});

it('touches only what is different and removes what is gone', async () => {
  const folder = aTenantFolder('monopoli');
  await casa.tenants.apply(folder);
  const [notice] = folder.content.news;
  const [faq] = folder.content.faqs;
  if (!notice || !faq) throw new Error('the folder has news and questions');
  const { theme: _theme, ...withoutTheme } = folder;
  const changed = {
    ...withoutTheme,
    tenant: { ...folder.tenant, hosts: ['servizi.comune.monopoli.ba.it', 'nuovo.comune.monopoli.ba.it'] },
    content: { news: [{ ...notice, summary: { it: 'Gli uffici aprono dopo.' } }], faqs: [faq] },
  };
  clock.advance(1000);
  // The tenant's row (its style sheet is gone), the notice; a host comes, a host, the style sheet, a piece of news and a question go.
  expect(await casa.tenants.apply(changed)).toEqual({ created: 1, updated: 2, removed: 4 });
  const hosts = await database.asSuperuser(
    `select host from tenant_host join tenant on tenant.id = tenant_id where slug = 'monopoli' order by position`,
  );
  expect(hosts.map(({ host }) => host)).toEqual(['servizi.comune.monopoli.ba.it', 'nuovo.comune.monopoli.ba.it']);
  const [tenant] = await database.asSuperuser(`select branding, created_at < updated_at as touched from tenant where slug = 'monopoli'`);
  expect(tenant).toMatchObject({ touched: true });
  expect(tenant?.['branding']).not.toHaveProperty('themeDigest');
});

it('exchanges the order of hosts and of questions in place', async () => {
  const folder = aTenantFolder('andria');
  await casa.tenants.apply(folder);
  const reversed = {
    ...folder,
    tenant: { ...folder.tenant, hosts: folder.tenant.hosts.toReversed() },
    content: { ...folder.content, faqs: folder.content.faqs.toReversed() },
  };
  expect(await casa.tenants.apply(reversed)).toEqual({ created: 0, updated: 4, removed: 0 });
});

it('is all or nothing: when the catalogue cannot be written, nothing is', async () => {
  await using failing = await operations(database, clock, {
    apply: async ({ em }) => {
      // What was written before is there, inside the transaction.
      expect(await em.execute(`select slug from tenant where slug = 'conversano'`)).toHaveLength(1);
      throw new Error('no catalogue today');
    },
  });
  const before = await stored();
  await expect(failing.tenants.apply(aTenantFolder('conversano'))).rejects.toThrow('no catalogue today');
  expect(await stored()).toEqual(before);
});

it('counts what the catalogue changed, inside the same transaction', async () => {
  await using withCatalogue = await operations(database, clock, {
    apply: (_em, tenantId, catalogue) => {
      expect(tenantId).toMatch(/^[0-9a-f-]{36}$/);
      expect(catalogue.offices).toEqual([]);
      return Promise.resolve({ created: 10, updated: 20, removed: 30 });
    },
  });
  expect(await withCatalogue.tenants.apply(aTenantFolder('noci'))).toEqual({ created: 19, updated: 20, removed: 30 });
});

it('refuses a host that is another tenant’s, naming both, and writes nothing', async () => {
  await casa.tenants.apply(aTenantFolder('molfetta'));
  const before = await stored();
  const claiming = aTenantFolder('giovinazzo', { tenant: { hosts: ['comune.giovinazzo.ba.it', 'www.comune.molfetta.ba.it'] } });
  await expect(casa.tenants.apply(claiming)).rejects.toMatchObject({
    name: 'TenancyError',
    code: 'HOST_TAKEN',
    message: 'the host www.comune.molfetta.ba.it of giovinazzo is already a host of molfetta',
  });
  expect(await stored()).toEqual(before);
});

it('makes one tenant when the same new folder is applied many times at once', async () => {
  const results = await Promise.all(Array.from({ length: 6 }, () => casa.tenants.apply(aTenantFolder('trani'))));
  expect(results.filter(({ created }) => created > 0)).toEqual([{ created: 9, updated: 0, removed: 0 }]);
  expect(await database.asSuperuser(`select id from tenant where slug = 'trani'`)).toHaveLength(1);
});

it('serialises different versions of one folder: the last one stands whole', async () => {
  await casa.tenants.apply(aTenantFolder('terlizzi'));
  const versions = Array.from({ length: 6 }, (_, index) => {
    const folder = aTenantFolder('terlizzi', { tenant: { officialName: `Versione ${index}` } });
    const faqs = Array.from({ length: index + 1 }, () => ({ question: { it: `Versione ${index}` }, answer: { it: 'Sì.' } }));
    return { ...folder, content: { ...folder.content, faqs } };
  });
  await Promise.all(versions.map((version) => casa.tenants.apply(version)));
  const [row] = await database.asSuperuser(
    `select official_name as name, array_agg(question->>'it') as questions
     from tenant join faq on tenant_id = tenant.id where slug = 'terlizzi' group by tenant.id`,
  );
  const index = Number(String(row?.['name']).at(-1));
  expect(row?.['questions']).toEqual(Array.from({ length: index + 1 }, () => `Versione ${index}`));
});

it('suspends and resumes; a folder applied again does not wake a suspended tenant', async () => {
  await casa.tenants.apply(aTenantFolder('turi'));
  const status = async (): Promise<unknown> => (await database.asSuperuser(`select status from tenant where slug = 'turi'`))[0]?.['status'];

  expect(await casa.status.suspend('turi')).toBe(true);
  expect(await casa.status.suspend('turi')).toBe(false);
  await casa.tenants.apply(aTenantFolder('turi', { tenant: { officialName: 'Città di Turi' } }));
  expect(await status()).toBe('SUSPENDED');
  expect(await casa.status.resume('turi')).toBe(true);
  expect(await status()).toBe('ACTIVE');
  await expect(casa.status.suspend('nessuno')).rejects.toMatchObject({ code: 'UNKNOWN_TENANT' });
});
