import { readdirSync, readFileSync } from 'node:fs';
import { aDesk, anOffice, aService, testDatabase, type TestDatabase } from '@casa/testing';
import { costOf, MAX_COST, MAX_TOKENS, shapeLimits } from '@casa/platform/graphql';
import {
  buildSchema,
  getIntrospectionQuery,
  getOperationAST,
  type GraphQLInputType,
  Lexer,
  type NamedTypeNode,
  parse,
  print,
  separateOperations,
  Source,
  TokenKind,
  typeFromAST,
  validate,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { sampleOf } from '../support/any-call.js';
import { asGraphql, type GraphqlCall, type HttpCall, runningApi, type RunningApi } from '../support/running-api.js';
import { expectNothingOfTheInside } from '../support/says-nothing-of-the-inside.js';

let database: TestDatabase;
let api: RunningApi;
let bari: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  api = await runningApi(database);
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

const times = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join(' ');
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const officesAndServices = (depth: number): string => (depth === 0 ? 'id' : `offices { services { ${officesAndServices(depth - 1)} } }`);

interface Hostile {
  readonly what: string;
  readonly code: string;
  readonly call: GraphqlCall;
}

const HOSTILE: readonly Hostile[] = [
  { what: 'nothing but an opened brace', code: 'GRAPHQL_PARSE_FAILED', call: { query: '{' } },
  { what: 'NUL and junk', code: 'GRAPHQL_PARSE_FAILED', call: { query: '\0\u0001\uFFFF{{{' } },
  { what: 'an unknown field', code: 'GRAPHQL_VALIDATION_FAILED', call: { query: '{ nope }' } },
  { what: 'the field __proto__', code: 'GRAPHQL_VALIDATION_FAILED', call: { query: '{ __proto__ { constructor } }' } },
  { what: 'a type named __proto__', code: 'GRAPHQL_VALIDATION_FAILED', call: { query: '{ ... on __proto__ { id } }' } },
  {
    what: 'fields deeper than the limit',
    code: 'TOO_COMPLEX',
    call: { query: `{ services(first: 1) { edges { node { ${officesAndServices(4)} } } } }` },
  },
  {
    what: 'fragments deeper than the limit',
    code: 'TOO_COMPLEX',
    call: { query: `{ ...f0 } ${times(60, (i) => `fragment f${i} on Query { ...f${i + 1} }`)} fragment f60 on Query { __typename }` },
  },
  {
    what: 'fragments that double at every step',
    code: 'TOO_COMPLEX',
    call: {
      query: `{ ...f0 } ${times(100, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f100 on Query { __typename }`,
    },
  },
  {
    what: 'a few fragments spread a few dozen times each',
    code: 'TOO_COMPLEX',
    call: {
      query: `{ ...f0 } ${times(6, (i) => `fragment f${i} on Query { ${times(40, () => `...f${i + 1}`)} }`)} fragment f6 on Query { faqs { answer } }`,
    },
  },
  {
    what: 'fragments in a circle',
    code: 'GRAPHQL_VALIDATION_FAILED',
    call: { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
  },
  {
    what: 'a fragment within itself',
    code: 'GRAPHQL_VALIDATION_FAILED',
    call: { query: '{ services { edges { node { ...A } } } } fragment A on Service { offices { services { ...A } } }' },
  },
  { what: 'a handful too many aliases', code: 'TOO_COMPLEX', call: { query: `{ ${times(16, (i) => `a${i}: faqs { answer }`)} }` } },
  { what: '10,000 aliases', code: 'GRAPHQL_PARSE_FAILED', call: { query: `{ ${times(10_000, (i) => `a${i}: __typename`)} }` } },
  {
    what: 'one field, asked a hundred times',
    code: 'TOO_COMPLEX',
    call: { query: `{ ${times(100, () => 'services(first: 100) { totalCount }')} }` },
  },
  { what: 'too many directives', code: 'TOO_COMPLEX', call: { query: `{ ${times(21, () => '__typename @include(if: true)')} }` } },
  { what: 'unknown directives', code: 'GRAPHQL_VALIDATION_FAILED', call: { query: '{ __typename @defer @stream @nope }' } },
  { what: 'more tokens than the limit', code: 'GRAPHQL_PARSE_FAILED', call: { query: `{ ${times(1500, () => '__typename')} }` } },
  {
    what: 'a cost over the limit in the document',
    code: 'TOO_COMPLEX',
    call: { query: `{ services(first: 100) { edges { node { ${officesAndServices(1)} } } } }` },
  },
  {
    what: 'a cost over the limit in a variable',
    code: 'TOO_COMPLEX',
    call: { query: `query ($n: Int!) { services(first: $n) { edges { node { ${officesAndServices(1)} } } } }`, variables: { n: 100 } },
  },
  {
    what: 'a cost over the limit in a default',
    code: 'TOO_COMPLEX',
    call: { query: `query ($n: Int! = 100) { services(first: $n) { edges { node { ${officesAndServices(1)} } } } }` },
  },
  {
    what: 'a cost over the limit beside an argument that cannot be',
    code: 'BAD_USER_INPUT',
    call: {
      query: `query ($n: Int) { services(first: $n) { totalCount } b: services { edges { node { ${officesAndServices(3)} } } } }`,
      variables: { n: null },
    },
  },
  {
    what: 'introspection in circles',
    code: 'GRAPHQL_VALIDATION_FAILED',
    call: { query: '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }' },
  },
  { what: 'lists nested 700 deep', code: 'GRAPHQL_VALIDATION_FAILED', call: { query: `{ service(slug: ${nested(700)}) { id } }` } },
  { what: 'selections nested 700 deep', code: 'GRAPHQL_PARSE_FAILED', call: { query: '{ services '.repeat(700) + '}'.repeat(700) } },
  {
    what: 'a mutation without its input',
    code: 'GRAPHQL_VALIDATION_FAILED',
    call: { query: 'mutation { bookAppointment { __typename } }' },
  },
  {
    what: 'two operations and no name',
    code: 'OPERATION_RESOLUTION_FAILURE',
    call: { query: 'query A { __typename } query B { __typename }' },
  },
  {
    what: 'an operation that is not there',
    code: 'OPERATION_RESOLUTION_FAILURE',
    call: { query: 'query A { __typename }', operationName: 'B' },
  },
  {
    what: 'an operation named __proto__',
    code: 'OPERATION_RESOLUTION_FAILURE',
    call: { query: 'query A { __typename }', operationName: '__proto__' },
  },
  { what: 'a subscription that there is not', code: 'GRAPHQL_VALIDATION_FAILED', call: { query: 'subscription { services }' } },
  {
    what: 'a subscription that there is, by HTTP',
    code: 'BAD_REQUEST',
    call: { query: 'subscription { queueChanged(officeId: "x") { __typename } }' },
  },
  { what: 'no operation', code: 'GRAPHQL_VALIDATION_FAILED', call: { query: 'fragment A on Query { __typename }' } },
  { what: 'no document', code: 'BAD_REQUEST', call: {} },
  { what: 'an empty document', code: 'BAD_REQUEST', call: { query: '' } },
  { what: 'variables that are no object', code: 'BAD_REQUEST', call: { query: '{ __typename }', variables: [1] } },
  {
    what: 'a variable of another type',
    code: 'BAD_USER_INPUT',
    call: { query: 'query ($s: String!) { service(slug: $s) { id } }', variables: { s: { $ne: null } } },
  },
  {
    what: 'a missing variable',
    code: 'BAD_USER_INPUT',
    call: { query: 'query ($s: String!) { service(slug: $s) { id } }', variables: {} },
  },
  {
    what: 'a persisted document nobody shipped',
    code: 'PERSISTED_QUERY_NOT_FOUND',
    call: { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab'.repeat(32) } } },
  },
  {
    what: 'a persisted document named __proto__',
    code: 'PERSISTED_QUERY_NOT_FOUND',
    call: { extensions: { persistedQuery: { version: 1, sha256Hash: '__proto__' } } },
  },
  {
    what: 'a persisted document under another’s digest',
    code: 'BAD_REQUEST',
    call: { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: 'ab'.repeat(32) } } },
  },
  {
    what: 'a persisted document of another protocol',
    code: 'BAD_REQUEST',
    call: { extensions: { persistedQuery: { version: 2, sha256Hash: 'ab'.repeat(32) } } },
  },
  { what: 'a persisted document that is no object', code: 'BAD_REQUEST', call: { extensions: { persistedQuery: 'x' } } },
];

describe('a broken or hostile document', () => {
  it.each(HOSTILE)('$what: 400 and $code', async ({ call, code }) => {
    const answer = await api.ask(bari.host, call);
    expect({
      status: answer.status,
      codes: [...new Set(answer.errors?.map(({ extensions }) => extensions.code))],
      data: answer.data,
    }).toEqual({
      status: 400,
      codes: [code],
      data: undefined,
    });
    expectNothingOfTheInside(answer);
  });

  it.each(HOSTILE)('$what: a list of errors for a client of application/json alone', async ({ call, code }) => {
    const answer = await api.ask(bari.host, call, { accept: 'application/json' });
    expect([200, 400]).toContain(answer.status);
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toContain(code);
    expectNothingOfTheInside(answer);
  });

  it('is answered in no time, whatever the catalogue holds', async () => {
    const offices = await Promise.all(Array.from({ length: 8 }, () => anOffice(database, bari.tenant)));
    const services = await Promise.all(Array.from({ length: 30 }, () => aService(database, offices[0]!)));
    for (const office of offices) await aDesk(database, office, services);
    const answer = await api.ask(bari.host, { query: `{ services { edges { node { ${officesAndServices(3)} } } } }` });
    expect(answer.errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
    expect(answer.body.length).toBeLessThan(1000);
  });
});

interface Odd {
  readonly what: string;
  readonly status: number;
  readonly call: Omit<HttpCall, 'host'>;
}

const JSON_BODY = { 'content-type': 'application/json' };
const posted = (body: string, headers: Record<string, string> = JSON_BODY) => ({ method: 'POST', headers, body });
const PLAIN = '{"query":"{ __typename }"}';

const ODD: readonly Odd[] = [
  { what: 'a body over the limit', status: 413, call: posted(JSON.stringify({ query: '{ __typename }', pad: 'x'.repeat(300_000) })) },
  { what: 'a document over the limit', status: 413, call: posted(JSON.stringify({ query: `{ __typename ${' '.repeat(300_000)} }` })) },
  { what: 'broken JSON', status: 400, call: posted('{"query": ') },
  { what: 'JSON that is no object', status: 400, call: posted('1') },
  { what: 'JSON that is a text', status: 400, call: posted('"{ __typename }"') },
  { what: 'JSON null', status: 400, call: posted('null') },
  { what: 'an empty object', status: 400, call: posted('{}') },
  { what: 'no body', status: 400, call: posted('') },
  { what: 'a batch of one', status: 400, call: posted(`[${PLAIN}]`) },
  { what: 'a batch of a thousand', status: 400, call: posted(`[${Array.from({ length: 1000 }, () => PLAIN).join(',')}]`) },
  { what: 'an empty batch', status: 400, call: posted('[]') },
  {
    what: '__proto__ among the variables',
    status: 400,
    call: posted('{"query":"{ __typename }","variables":{"__proto__":{"admin":true}}}'),
  },
  { what: '__proto__ as the body’s own', status: 400, call: posted('{"query":"{ __typename }","__proto__":{"admin":true}}') },
  {
    what: 'constructor.prototype among the variables',
    status: 400,
    call: posted('{"query":"{ __typename }","variables":{"constructor":{"prototype":{"admin":true}}}}'),
  },
  { what: 'a list of lists 100,000 deep', status: 400, call: posted(nested(100_000)) },
  {
    what: 'variables nested 100,000 deep',
    status: 400,
    call: posted(`{"query":"query ($s: String!) { service(slug: $s) { id } }","variables":{"s":${nested(100_000)}}}`),
  },
  { what: 'bytes that are no UTF-8', status: 400, call: { ...posted(''), body: Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]) } },
  { what: 'a form', status: 415, call: posted('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }) },
  { what: 'plain text', status: 415, call: posted(PLAIN, { 'content-type': 'text/plain' }) },
  { what: 'plain text that calls itself JSON-ish', status: 415, call: posted(PLAIN, { 'content-type': 'application/jsonish' }) },
  { what: 'parts of a form', status: 415, call: posted('--x--', { 'content-type': 'multipart/form-data; boundary=x' }) },
  { what: 'XML', status: 415, call: posted('<a/>', { 'content-type': 'application/xml' }) },
  { what: 'no content type', status: 415, call: posted(PLAIN, {}) },
  { what: 'an answer in HTML', status: 406, call: posted(PLAIN, { ...JSON_BODY, accept: 'text/html' }) },
  { what: 'an answer in parts', status: 406, call: posted(PLAIN, { ...JSON_BODY, accept: 'multipart/mixed' }) },
  { what: 'GET without a document', status: 400, call: { path: '/graphql' } },
  { what: 'GET with two documents', status: 400, call: { path: '/graphql?query={__typename}&query={faqs{answer}}' } },
  { what: 'GET with variables that are no JSON', status: 400, call: { path: '/graphql?query={__typename}&variables={' } },
  {
    what: 'GET of a mutation',
    status: 405,
    call: { path: `/graphql?query=${encodeURIComponent('mutation { ratePage(input: { path: "/", rating: 5 }) { __typename } }')}` },
  },
  { what: 'PUT', status: 404, call: { ...posted(PLAIN), method: 'PUT' } },
  { what: 'DELETE', status: 404, call: { method: 'DELETE' } },
  { what: 'a path that is no path', status: 400, call: { path: '/%' } },
  { what: 'a path that climbs', status: 404, call: { path: '/graphql/../../etc/passwd' } },
];

describe('a request that is none', () => {
  it.each(ODD)('$what: $status', async ({ call, status }) => {
    const answer = await api.call({ host: bari.host, ...call });
    expect(answer.status).toBe(status);
    expectNothingOfTheInside(answer);
  });

  it('leaves nothing behind in the objects of the process', () => {
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});

describe('pages of other sites', () => {
  const query = JSON.stringify({ query: '{ municipality { slug } }' });
  const get = '/graphql?query={municipality{slug}}';

  it.each([
    { from: 'another site', headers: { 'sec-fetch-site': 'cross-site' } },
    { from: 'another municipality’s host', headers: { 'sec-fetch-site': 'same-site' } },
    { from: 'another origin, told by an older browser', headers: { origin: 'https://evil.example' } },
    { from: 'a sandbox', headers: { origin: 'null' } },
  ])('may not ask, by GET or POST: $from', async ({ headers }) => {
    for (const call of [{ path: get, headers }, posted(query, { ...JSON_BODY, ...headers })]) {
      const answer = await api.call({ host: bari.host, ...call });
      expect({ status: answer.status, code: asGraphql(answer).errors?.[0]?.extensions.code }).toEqual({ status: 403, code: 'FORBIDDEN' });
    }
  });

  it('may not ask for what is kept in memory either', async () => {
    const kept = await api.call({ host: bari.host, ...posted(query) });
    expect(kept.status).toBe(200);
    expect((await api.call({ host: bari.host, ...posted(query, { ...JSON_BODY, 'sec-fetch-site': 'cross-site' }) })).status).toBe(403);
  });

  it('are told nothing when they ask before they ask', async () => {
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const answer = await api.call({ host: bari.host, method: 'OPTIONS', headers });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it.each([
    { who: 'a program', headers: {} },
    { who: 'the portal’s own page', headers: { 'sec-fetch-site': 'same-origin' } },
    { who: 'the address bar', headers: { 'sec-fetch-site': 'none' } },
  ])('are not meant by it: $who', async ({ headers }) => {
    for (const call of [{ path: get, headers }, posted(query, { ...JSON_BODY, ...headers, origin: `http://${bari.host}` })]) {
      const answer = await api.call({ host: bari.host, ...call });
      expect(asGraphql(answer).data).toEqual({ municipality: { slug: 'bari' } });
    }
  });
});

describe('what integrators may', () => {
  it('ask for the schema, as every tool does', async () => {
    const answer = await api.ask(bari.host, { query: getIntrospectionQuery() });
    expect({ status: answer.status, errors: answer.errors }).toEqual({ status: 200, errors: undefined });
    expect(JSON.stringify(answer.data)).toContain('AvailabilityInput');
  });

  it('ask for a page of a hundred with everything on it', async () => {
    const query =
      '{ services(first: 100) { totalCount edges { cursor node { id slug name description category topics status bookable minutes offices { name } } } } }';
    expect((await api.ask(bari.host, { query })).errors).toBeUndefined();
  });
});

/**
 * Documents of who manages an office: they hold lists in lists, a page of closures with how many stand how, a week desk by desk before and
 * after a change, everybody who waits beside the services they wait for. They are known by their hash and never counted; an integrator
 * reads the same in parts.
 */
const LARGE = ['ChangeOfficeSettings', 'ChangeServiceSettings', 'OfficeWaitingList'];
const LARGE_COST = 2 * MAX_COST;

describe('the portal’s own documents', () => {
  const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));
  const folder = new URL('../../apps/portal/src/api/documents/', import.meta.url);
  const text = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const documents = Object.entries(separateOperations(parse(text))).map(([name, document]) => ({ name, document }));

  it('are all there', () => {
    expect(documents.length).toBeGreaterThanOrEqual(15);
    expect(documents.map(({ name }) => name)).toEqual(expect.arrayContaining(LARGE));
  });

  it.each(documents)('$name needs at most half of what an arbitrary document is given, or is a large one', ({ name, document }) => {
    expect(validate(schema, document, shapeLimits())).toEqual([]);
    expect(tokensOf(print(document))).toBeLessThanOrEqual(MAX_TOKENS / 2);
    const operation = getOperationAST(document)!;
    const variables = (operation.variableDefinitions ?? []).map(({ variable, type }) => [
      variable.name.value,
      variable.name.value === 'first' ? 100 : sampleOf(typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType),
    ]);
    const cost = costOf(schema, document, null, Object.fromEntries(variables) as Record<string, unknown>);
    expect(cost > MAX_COST / 2).toBe(LARGE.includes(name));
    expect(cost).toBeLessThanOrEqual(LARGE_COST);
  });
});

function tokensOf(query: string): number {
  const lexer = new Lexer(new Source(query));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}
