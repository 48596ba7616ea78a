import type { TenantId } from '@casa/contracts';
import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CurrentTenant } from './current-tenant.js';
import { STORE_HEADER } from './public-cache.plugin.js';
import { ResponseCache } from './response-cache.js';

const A = '01890000-0000-7000-8000-00000000000a' as TenantId;
const B = '01890000-0000-7000-8000-00000000000b' as TenantId;

interface Call {
  readonly tenant?: TenantId;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
  readonly method?: 'POST' | 'GET';
  readonly url?: string;
}

let cache: ResponseCache;
let server: FastifyInstance;
/** How often the server behind the cache was asked. */
let computed: number;
/** What it answers next. */
let answer: { status: number; isPublic: boolean; type: string };
/** Runs while an answer is being computed. */
let meanwhile: () => void;

beforeEach(() => {
  computed = 0;
  answer = { status: 200, isPublic: true, type: 'application/json; charset=utf-8' };
  meanwhile = () => undefined;
  cache = new ResponseCache();
  server = Fastify();
  server.decorateRequest('tenant', undefined);
  server.addHook('onRequest', async (request) => {
    const id = request.headers['x-tenant'];
    if (id) request.tenant = { id } as CurrentTenant;
  });
  cache.install(server, '/graphql');
  for (const url of ['/graphql', '/other']) {
    server.all(url, async (_request, reply) => {
      computed += 1;
      const number = computed;
      meanwhile();
      if (answer.isPublic) reply.header(STORE_HEADER, '1');
      return reply
        .code(answer.status)
        .header('content-type', answer.type)
        .send(JSON.stringify({ data: number }));
    });
  }
});

async function ask({ tenant = A, headers = {}, body = { query: '{ faqs { answer } }' }, method = 'POST', url = '/graphql' }: Call = {}) {
  const json = { 'content-type': 'application/json' };
  const answered = await server.inject({
    method,
    url,
    headers: { ...(method === 'POST' && json), 'x-tenant': tenant, ...headers },
    ...(method === 'POST' && { payload: body }),
  });
  return { data: (JSON.parse(answered.body) as { data: number }).data, type: answered.headers['content-type'], headers: answered.headers };
}

describe('ResponseCache', () => {
  it('gives the same bytes to whoever asks the same', async () => {
    expect((await ask()).data).toBe(1);
    expect(await ask()).toMatchObject({ data: 1, type: 'application/json; charset=utf-8' });
    expect(computed).toBe(1);
  });

  it('tells nobody outside that an answer is kept', async () => {
    for (let round = 0; round < 2; round += 1) expect((await ask()).headers).not.toHaveProperty(STORE_HEADER);
    expect((await ask({ url: '/other' })).headers).not.toHaveProperty(STORE_HEADER);
  });

  it.each<{ what: string; call: Call }>([
    { what: 'municipality', call: { tenant: B } },
    { what: 'language', call: { headers: { 'accept-language': 'en' } } },
    { what: 'Accept', call: { headers: { accept: 'application/graphql-response+json' } } },
    { what: 'document', call: { body: { query: '{ faqs { question } }' } } },
    { what: 'variable', call: { body: { query: '{ faqs { answer } }', variables: { a: 1 } } } },
    { what: 'operation', call: { body: { query: '{ faqs { answer } }', operationName: 'A' } } },
    { what: 'extension', call: { body: { query: '{ faqs { answer } }', extensions: { persistedQuery: { version: 1 } } } } },
  ])('keeps one $what apart from another', async ({ call }) => {
    expect((await ask()).data).toBe(1);
    expect((await ask(call)).data).toBe(2);
    expect((await ask()).data).toBe(1);
    expect((await ask(call)).data).toBe(2);
  });

  it('cannot be made to mistake one part of a request for another', async () => {
    await ask({ headers: { accept: 'a/b|c' }, body: { query: 'd' } });
    expect((await ask({ headers: { accept: 'a/b' }, body: { query: 'c|d' } })).data).toBe(2);
    await ask({ body: { query: '["a"', variables: 'b' } });
    expect((await ask({ body: { query: '["a","b"' } })).data).toBe(4);
  });

  it('takes languages that are served alike for one', async () => {
    await ask({ headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect((await ask({ headers: { 'accept-language': 'en' } })).data).toBe(1);
    expect((await ask({ headers: { 'accept-language': 'fr' } })).data).toBe(2);
    expect((await ask()).data).toBe(2);
  });

  it('keeps what Apollo marked, and of that only what went well', async () => {
    answer = { ...answer, isPublic: false };
    await ask();
    answer = { ...answer, isPublic: true, status: 400 };
    expect((await ask()).data).toBe(2);
    answer = { ...answer, status: 200 };
    expect((await ask()).data).toBe(3);
    expect((await ask()).data).toBe(3);
  });

  it.each<{ what: string; call: Call }>([
    { what: 'a GET', call: { method: 'GET' } },
    { what: 'another path', call: { url: '/other' } },
    { what: 'a batch', call: { body: [{ query: '{ faqs { answer } }' }] } },
    { what: 'a request without a municipality', call: { tenant: '' as TenantId } },
  ])('leaves $what alone', async ({ call }) => {
    await ask(call);
    expect((await ask(call)).data).toBe(2);
  });

  it('serves no page of another site, not even what it has', async () => {
    await ask();
    expect((await ask({ headers: { 'sec-fetch-site': 'cross-site' } })).data).toBe(2);
    expect((await ask({ headers: { origin: 'https://evil.example' } })).data).toBe(3);
  });

  it('lets pass what is nested too deep to be kept', async () => {
    const body = `{"query":"{ faqs { answer } }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect((await ask({ body })).data).toBe(1);
    expect((await ask({ body })).data).toBe(2);
  });
});

describe('a change', () => {
  it('of one municipality forgets its answers and nobody else’s', async () => {
    await ask();
    await ask({ tenant: B });
    cache.drop(A);
    expect((await ask()).data).toBe(3);
    expect((await ask({ tenant: B })).data).toBe(2);
  });

  it('that may be anybody’s forgets everything', async () => {
    await ask();
    await ask({ tenant: B });
    cache.drop();
    expect([(await ask()).data, (await ask({ tenant: B })).data]).toEqual([3, 4]);
  });

  it.each([
    { whose: 'its own', changed: A },
    { whose: 'anybody’s', changed: undefined },
  ])('while an answer is computed keeps that answer from ever being served again: $whose', async ({ changed }) => {
    meanwhile = () => cache.drop(changed);
    expect((await ask()).data).toBe(1);
    meanwhile = () => undefined;
    expect((await ask()).data).toBe(2);
    expect((await ask()).data).toBe(2);
  });

  it('twice is as good as once: no generation comes back', async () => {
    await ask();
    cache.drop(A);
    await ask();
    cache.drop(A);
    cache.drop();
    expect((await ask()).data).toBe(3);
  });
});
