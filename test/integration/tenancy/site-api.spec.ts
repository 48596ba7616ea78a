import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTenant, fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { aTenantFolder } from './a-tenant-folder.js';
import { operations } from './operations.js';
import { type SiteServer, siteServer } from './site-server.js';

const BARI = 'bari.localhost:3000';
let database: TestDatabase;
let server: SiteServer;

beforeAll(async () => {
  database = await testDatabase();
  await using casa = await operations(database, fixedClock('2026-11-21T10:00:00+01:00'));
  await casa.tenants.apply(aTenantFolder('bari', { tenant: { name: 'Bari' } }));
  const { theme: _theme, ...plain } = aTenantFolder('noci', { tenant: { name: 'Noci' } });
  await casa.tenants.apply({ ...plain, content: { news: [], faqs: [] } });
  await casa.tenants.apply(aTenantFolder('metropoli', { tenant: { name: 'Metropoli', kind: 'CONSORTIUM', hosts: ['casa.example'] } }));
  for (const name of ['Sant’Eramo in Colle', 'Acquaviva delle Fonti', 'Cittàducale', '100%_puro']) await aTenant(database, { name });
  server = await siteServer(database);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database.drop();
});

describe('municipality', () => {
  it('is the one of the host, whole', async () => {
    const { data } = await server.ask(
      BARI,
      `{ municipality {
          slug kind status name officialName istatCode belfioreCode population centre { latitude longitude } hosts timeZone
          patronSaint { name month day }
          contacts { address { street postalCode city } telephone email certifiedEmail website taxCode }
          branding { primaryColor logoUrl themeUrl motto }
          legal { accessibilityDeclarationUrl privacyPolicyUrl euFunding } } }`,
    );
    expect(data?.['municipality']).toEqual({
      slug: 'bari',
      kind: 'MUNICIPALITY',
      status: 'ACTIVE',
      name: 'Bari',
      officialName: 'Comune di bari',
      istatCode: '072006',
      belfioreCode: 'A662',
      population: 316_000,
      centre: { latitude: 41.125, longitude: 16.867 },
      hosts: ['servizi.comune.bari.ba.it', 'www.comune.bari.ba.it'],
      timeZone: 'Europe/Rome',
      patronSaint: { name: 'San Nicola', month: 12, day: 6 },
      contacts: {
        address: { street: 'Corso Vittorio Emanuele II 84', postalCode: '70122', city: 'bari' },
        telephone: '080 5771111',
        email: 'urp@comune.bari.ba.it',
        certifiedEmail: 'protocollo@pec.comune.bari.ba.it',
        website: 'https://www.comune.bari.ba.it',
        taxCode: null,
      },
      branding: {
        primaryColor: '#0a5c8a',
        logoUrl: expect.stringMatching(/^\/branding\/logo\.svg\?v=[\w-]{22}$/) as string,
        themeUrl: expect.stringMatching(/^\/branding\/theme\.css\?v=[\w-]{22}$/) as string,
        motto: 'Città di mare',
      },
      legal: { accessibilityDeclarationUrl: null, privacyPolicyUrl: 'https://www.comune.bari.ba.it/privacy', euFunding: true },
    });
  });
});

describe('municipalities', () => {
  const LIST = `query ($first: Int, $after: String, $search: String) {
    municipalities(first: $first, after: $after, search: $search) {
      totalCount pageInfo { hasNextPage endCursor } edges { cursor node { name branding { logoUrl themeUrl } } }
    } }`;

  interface Page {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: { name: string; branding: { logoUrl: string; themeUrl: string | null } } }[];
  }

  async function list(variables: object): Promise<Page> {
    const { data } = await server.ask(BARI, LIST, variables);
    return data?.['municipalities'] as Page;
  }

  it('are listed by name, without the consortium, page after page', async () => {
    const names: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page = await list({ first: 2, after });
      expect(page.totalCount).toBe(6);
      names.push(...page.edges.map(({ node }) => node.name));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(names).toEqual(['100%_puro', 'Acquaviva delle Fonti', 'Bari', 'Cittàducale', 'Noci', 'Sant’Eramo in Colle']);
  });

  it.each([
    ['bari', ['Bari']],
    ['CITTADU', ['Cittàducale']],
    ['cittàdu', ['Cittàducale']],
    ["sant'eramo", ['Sant’Eramo in Colle']],
    ['%', ['100%_puro']],
    ['_', ['100%_puro']],
    ['0%_p', ['100%_puro']],
    ['\\', []],
    ["' or 1=1 --", []],
    ['\0', ['100%_puro', 'Acquaviva delle Fonti', 'Bari', 'Cittàducale', 'Noci', 'Sant’Eramo in Colle']],
    ['metropoli', []],
    ['x'.repeat(5000), []],
  ])('are searched for %j', async (search, found) => {
    const { totalCount, edges } = await list({ search });
    expect(edges.map(({ node }) => node.name)).toEqual(found);
    expect(totalCount).toBe(found.length);
  });

  it('show the files of others at their own address', async () => {
    const { edges } = await list({ search: 'i' });
    const looks = Object.fromEntries(edges.map(({ node }) => [node.name, node.branding]));
    expect(looks['Bari']?.logoUrl).toMatch(/^\/branding\/logo\.svg\?v=/);
    expect(looks['Noci']?.logoUrl).toMatch(/^http:\/\/noci\.localhost:3000\/branding\/logo\.svg\?v=/);
    expect(looks['Noci']?.themeUrl).toBeNull();
  });

  it.each([
    'nonsense',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('["a","not an id"]').toString('base64url'),
    Buffer.from(JSON.stringify(['a\0', '019aa000-0000-7000-8000-000000000000'])).toString('base64url'),
    Buffer.from('[{},1]').toString('base64url'),
  ])('refuse the cursor %s', async (after) => {
    const { errors } = await server.ask(BARI, LIST, { after });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('news', () => {
  const NEWS = `query ($first: Int, $after: String, $kind: NewsKind, $topic: String) {
    news(first: $first, after: $after, kind: $kind, topic: $topic) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { slug kind title summary publishedOn topics } } } }`;

  async function slugs(variables: object): Promise<string[]> {
    const { data } = await server.ask(BARI, NEWS, variables);
    return (data?.['news'] as { edges: { node: { slug: string } }[] }).edges.map(({ node }) => node.slug);
  }

  it('come latest first, in the language asked, Italian where it has none', async () => {
    const { data } = await server.ask(BARI, NEWS, {}, 'en');
    expect(data?.['news']).toEqual({
      totalCount: 2,
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) as string },
      edges: [
        {
          node: {
            slug: 'nuovi-orari',
            kind: 'NOTICE',
            title: 'New hours',
            summary: 'Gli uffici aprono prima.',
            publishedOn: '2026-11-20',
            topics: ['trasparenza amministrativa'],
          },
        },
        { node: expect.objectContaining({ slug: 'festa-del-patrono', title: 'Festa del patrono' }) as object },
      ],
    });
  });

  it('are filtered and paged', async () => {
    expect(await slugs({ kind: 'NEWS' })).toEqual(['festa-del-patrono']);
    expect(await slugs({ topic: 'trasparenza amministrativa' })).toEqual(['nuovi-orari']);
    expect(await slugs({ topic: 'acqua' })).toEqual([]);
    expect(await slugs({ topic: '\0%' })).toEqual([]);
    const { data } = await server.ask(BARI, NEWS, { first: 1 });
    const { pageInfo } = data?.['news'] as { pageInfo: { hasNextPage: boolean; endCursor: string } };
    expect(pageInfo.hasNextPage).toBe(true);
    expect(await slugs({ first: 1, after: pageInfo.endCursor })).toEqual(['festa-del-patrono']);
  });

  it.each([{ first: 0 }, { first: 101 }, { after: Buffer.from('["2026-02-30","x"]').toString('base64url') }])(
    'refuse %j',
    async (variables) => {
      const { errors } = await server.ask(BARI, NEWS, variables);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    },
  );

  it('are found by slug, within the tenant only', async () => {
    const ITEM = 'query ($slug: String!) { newsItem(slug: $slug) { title body } }';
    expect((await server.ask(BARI, ITEM, { slug: 'nuovi-orari' })).data).toEqual({
      newsItem: { title: 'Nuovi orari', body: 'Dal lunedì.\n\nAlle otto.' },
    });
    for (const slug of ['nessuna', 'nuovi-orari\0', '../x', '', 'x'.repeat(10_000)]) {
      expect((await server.ask(BARI, ITEM, { slug })).data).toEqual({ newsItem: null });
    }
    expect((await server.ask('noci.localhost', ITEM, { slug: 'nuovi-orari' })).data).toEqual({ newsItem: null });
  });
});

it('faqs come in their order, in the language asked', async () => {
  const { data } = await server.ask(BARI, '{ faqs { question answer } }', {}, 'en-GB,it;q=0.5');
  expect(data?.['faqs']).toEqual([
    { question: 'How do I book?', answer: 'On the portal.' },
    { question: 'Quanto costa?', answer: 'Niente.' },
  ]);
  expect((await server.ask('noci.localhost', '{ faqs { question } }')).data).toEqual({ faqs: [] });
});

describe('ratePage', () => {
  const RATE = `mutation ($input: RatePageInput!) { ratePage(input: $input) {
    __typename ... on PageRated { rating } ... on InvalidInput { message fields { path code } } } }`;
  const ratings = () => database.asSuperuser('select path, rating, answer, comment from page_rating order by id');

  it('keeps the opinion and nothing of whose it is', async () => {
    const input = { path: '/servizi/carta-identita-elettronica', rating: 4, answer: ' Altro ', comment: 'Chiaro 👍\nGrazie' };
    expect((await server.ask(BARI, RATE, { input })).data).toEqual({ ratePage: { __typename: 'PageRated', rating: 4 } });
    expect(await ratings()).toEqual([{ ...input, answer: 'Altro' }]);
    await server.ask(BARI, RATE, { input: { path: '/', rating: 1, answer: '' } });
    expect((await ratings())[1]).toEqual({ path: '/', rating: 1, answer: null, comment: null });
    const columns = await database.asSuperuser(
      `select column_name as name from information_schema.columns where table_name = 'page_rating'`,
    );
    expect(columns.map(({ name }) => name).sort()).toEqual(['answer', 'comment', 'id', 'path', 'rated_at', 'rating', 'tenant_id']);
  });

  it.each([
    [
      { path: 'servizi', rating: 3 },
      { path: 'path', code: 'INVALID' },
    ],
    [
      { path: '//evil.example', rating: 3 },
      { path: 'path', code: 'INVALID' },
    ],
    [
      { path: '/servizi?nome=Anna', rating: 3 },
      { path: 'path', code: 'INVALID' },
    ],
    [
      { path: `/prenotazioni/link/${'aB3_'.repeat(13)}xy`, rating: 3 },
      { path: 'path', code: 'INVALID' },
    ],
    [
      { path: '/a\0', rating: 3 },
      { path: 'path', code: 'INVALID' },
    ],
    [
      { path: `/${'a'.repeat(200)}`, rating: 3 },
      { path: 'path', code: 'TOO_LONG' },
    ],
    [
      { path: '/', rating: 0 },
      { path: 'rating', code: 'OUT_OF_RANGE' },
    ],
    [
      { path: '/', rating: 6 },
      { path: 'rating', code: 'OUT_OF_RANGE' },
    ],
    [
      { path: '/', rating: 3, comment: 'x'.repeat(201) },
      { path: 'comment', code: 'TOO_LONG' },
    ],
    [
      { path: '/', rating: 3, comment: 'a\u202Eb' },
      { path: 'comment', code: 'UNSAFE_CHARACTERS' },
    ],
    [
      { path: '/', rating: 3, answer: 'a\0b' },
      { path: 'answer', code: 'UNSAFE_CHARACTERS' },
    ],
  ])('refuses %j at its field and writes nothing', async (input, problem) => {
    const before = await ratings();
    const { data } = await server.ask(BARI, RATE, { input });
    expect(data?.['ratePage']).toEqual({ __typename: 'InvalidInput', message: 'C’è un campo da correggere.', fields: [problem] });
    expect(await ratings()).toEqual(before);
  });
});

describe('/branding', () => {
  const address = async (field: 'logoUrl' | 'themeUrl'): Promise<string> => {
    const { data } = await server.ask(BARI, `{ municipality { branding { ${field} } } }`);
    return (data?.['municipality'] as { branding: Record<string, string> }).branding[field] ?? '';
  };

  it('serves the coat of arms for good under its digest, as a file that can do nothing', async () => {
    const { status, headers, body } = await server.get(BARI, await address('logoUrl'));
    expect(status).toBe(200);
    expect(body).toContain('<title>Stemma</title>');
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const etag = String(headers['etag']);
    expect((await server.get(BARI, '/branding/logo.svg', { 'if-none-match': `"other", W/${etag}` })).status).toBe(304);
  });

  it('has a file without its digest, or under an old one, asked for again', async () => {
    for (const path of ['/branding/logo.svg', '/branding/logo.svg?v=old', '/branding/logo.svg?v=a&v=b']) {
      expect((await server.get(BARI, path)).headers['cache-control']).toBe('public, no-cache');
    }
  });

  it('serves the style sheet of the tenant that has one', async () => {
    const { headers, body } = await server.get(BARI, await address('themeUrl'));
    expect(headers).toMatchObject({ 'content-type': 'text/css; charset=utf-8', 'x-content-type-options': 'nosniff' });
    expect(body).toBe(':root { --casa-accent: #123456; }');
    expect((await server.get('noci.localhost', '/branding/theme.css')).status).toBe(404);
    expect((await server.get(BARI, '/branding/tenant.json')).status).toBe(404);
  });
});

describe('/internal/known-host', () => {
  const ask = async (domain: string, host = 'api:3001', headers = {}) =>
    (await server.get(host, `/internal/known-host?domain=${encodeURIComponent(domain)}`, headers)).status;

  it('knows the hosts of municipalities', async () => {
    expect(await ask('servizi.comune.bari.ba.it')).toBe(200);
    expect(await ask('casa.example')).toBe(200);
    expect(await ask('evil.example')).toBe(404);
    expect(await ask('')).toBe(404);
    expect((await server.get('api:3001', '/internal/known-host?domain=casa.example&domain=b')).status).toBe(404);
  });

  it('is not there from outside', async () => {
    expect(await ask('casa.example', BARI)).toBe(404);
    expect(await ask('casa.example', 'api:3001', { 'x-forwarded-host': 'casa.example' })).toBe(404);
  });
});
