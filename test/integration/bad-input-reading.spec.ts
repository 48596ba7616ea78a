import { DataKeys } from '@casa/platform/crypto';
import { aService, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { leavesOf, schemaOf } from '../support/any-call.js';
import { rootOperations } from '../support/root-operations.js';
import { runningApi, type RunningApi } from '../support/running-api.js';
import { expectNothingOfTheInside } from '../support/says-nothing-of-the-inside.js';
import { aSession, type TestSession } from '../support/sessions.js';

let database: TestDatabase;
let api: RunningApi;
let bari: Municipality;
/** Who asks for the lists that are not everybody's: who administers the municipality and manages its offices. */
let staff: TestSession;

beforeAll(async () => {
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  await aService(database, bari.office, { name: 'Sconto del 50% sulla TARI', topics: ['50%_sconto'] });
  await aService(database, bari.office, { name: 'Percorso C:\\archivio_storico' });
  api = await runningApi(database);
  staff = await aSession(database, bari.tenant, { roles: ['ADMINISTRATOR', 'OFFICE_MANAGER'], keys: api.app.get(DataKeys) });
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

/** An id that is well formed and nobody's. */
const NOBODYS_ID = '01890000-0000-7000-8000-000000000000';

interface List {
  readonly list: string;
  /** What else it must be told. */
  readonly args?: string;
  readonly selection?: string;
  /** The most it gives at once. */
  readonly most?: number;
}

const LISTS: readonly List[] = [
  { list: 'services' },
  { list: 'offices' },
  { list: 'municipalities' },
  { list: 'news' },
  { list: 'myAppointments' },
  { list: 'myAccessLog' },
  { list: 'myDelegations' },
  { list: 'delegationsToConfirm' },
  { list: 'closures' },
  // Nobody's closure: what cannot be is refused before anything is looked for.
  { list: 'closurePeople', args: `closureId: "${NOBODYS_ID}"` },
  { list: 'firstFree', args: 'input: { template: "cie", near: { latitude: 41.1, longitude: 16.9 } }', most: 20 },
  { list: 'visitComments', args: 'officeId: $officeId' },
  { list: 'waitingList', args: 'officeId: $officeId', selection: 'people { totalCount }' },
];

/** A page of a list, as `first` or `after` asks for it. */
function pageOf({ list, args = '', selection = 'totalCount' }: List, page: { readonly first: number } | { readonly after: string }) {
  const declared = 'first' in page ? '$first: Int!' : '$after: String';
  const passed = 'first' in page ? 'first: $first' : 'after: $after';
  const office = args.includes('$officeId') ? ', $officeId: ID!' : '';
  return {
    query: `query (${declared}${office}) { ${list}(${passed} ${args}) { ${selection} } }`,
    variables: { ...page, officeId: bari.office.id },
  };
}

it('knows every list', async () => {
  const schema = await schemaOf(api, bari.host);
  const all = (await rootOperations(api, bari.host)).flatMap((operation) => leavesOf(schema, operation));
  const lists = all.filter(({ path }) => path[0] === 'first').map(({ operation }) => operation.replace('Query.', ''));
  expect(lists.sort()).toEqual(LISTS.map(({ list }) => list).sort());
});

describe('how many are wanted', () => {
  const pages = LISTS.flatMap((of) => [0, -1, (of.most ?? 100) + 1, 2 ** 31 - 1, -(2 ** 31)].map((first) => [of.list, first, of] as const));

  it.each(pages)('%s(first: %i) is refused at its field', async (list, first, of) => {
    const answer = await api.ask(bari.host, pageOf(of, { first }), staff.headers);
    expectNothingOfTheInside(answer);
    expect(answer.errors).toEqual([
      {
        message: `first is between 1 and ${of.most ?? 100}.`,
        locations: expect.any(Array) as unknown,
        path: [list],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it.each([0, -1, 63, 2 ** 31 - 1])('availability of %i days is refused at its field', async (days) => {
    const query = 'query ($input: AvailabilityInput!) { availability(input: $input) { minutes } }';
    const answer = await api.ask(bari.host, {
      query,
      variables: { input: { serviceId: bari.service.id, officeId: bari.office.id, days } },
    });
    expectNothingOfTheInside(answer);
    expect(answer.errors).toMatchObject([
      { message: 'days is between 1 and 62.', path: ['availability'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it.each(['1900-01-01', '2000-02-29', '2999-12-31'])('availability from %s is answered: no such day can be booked', async (from) => {
    const query = 'query ($input: AvailabilityInput!) { availability(input: $input) { days { status } } }';
    const { data } = await api.ask(bari.host, {
      query,
      variables: { input: { serviceId: bari.service.id, officeId: bari.office.id, from, days: 2 } },
    });
    expect(data).toEqual({ availability: { days: [{ status: 'OUT_OF_RANGE' }, { status: 'OUT_OF_RANGE' }] } });
  });
});

describe('a cursor', () => {
  const made = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const STRANGE: readonly (readonly [string, string])[] = [
    ['empty', ''],
    ['nonsense', 'nonsense'],
    ['no base64', '%%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', made({ position: 0 })],
    ['nothing in it', made([])],
    ['too much in it', made([0, NOBODYS_ID, 'more'])],
    ['another’s shape', made([true, null])],
    ['a number that is too large', made([2 ** 31, NOBODYS_ID])],
    ['a number that is none', made([1.5, NOBODYS_ID])],
    ['an id that is none', made([0, "' or 1=1 --"])],
    ['a day that is none', made(['2026-02-30', NOBODYS_ID])],
    ['a NUL in it', made(['a\0b', 'a\0b'])],
    ['a hundred thousand letters', 'a'.repeat(100_000)],
    ['a deep list', made(JSON.parse('['.repeat(90) + ']'.repeat(90)))],
  ];

  // Municipalities are listed by name: a day may be one.
  const tried = LISTS.flatMap((of) => STRANGE.map(([what, after]) => [of.list, what, of, after] as const)).filter(
    ([list, what]) => list !== 'municipalities' || what !== 'a day that is none',
  );

  it.each(tried)('of %s: %s', async (list, _what, of, after) => {
    const answer = await api.ask(bari.host, pageOf(of, { after }), staff.headers);
    expectNothingOfTheInside(answer);
    expect(answer.errors).toMatchObject([
      { message: 'This cursor is not one of ours.', path: [list], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('of one list is not one of another of another shape', async () => {
    const { data } = await api.ask(bari.host, { query: '{ news { edges { cursor } } }' });
    const after = (data?.['news'] as { edges: { cursor: string }[] }).edges[0]!.cursor;
    const answer = await api.ask(bari.host, {
      query: 'query ($after: String) { services(after: $after) { totalCount } }',
      variables: { after },
    });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('past the end shows nothing', async () => {
    const answer = await api.ask(bari.host, {
      query: 'query ($after: String) { services(after: $after) { edges { cursor } pageInfo { hasNextPage endCursor } } }',
      variables: { after: made([2 ** 31 - 1, NOBODYS_ID]) },
    });
    expect(answer.data).toEqual({ services: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } } });
  });
});

describe('a search', () => {
  const found = async (search: string) => {
    const answer = await api.ask(bari.host, {
      query: 'query ($search: String) { services(search: $search) { edges { node { name } } } }',
      variables: { search },
    });
    expectNothingOfTheInside(answer);
    return (
      (answer.data?.['services'] as { edges: { node: { name: string } }[] } | undefined)?.edges.map(({ node }) => node.name) ??
      answer.errors
    );
  };

  it('takes the marks of LIKE for what they are', async () => {
    expect(await found('50%')).toEqual(['Sconto del 50% sulla TARI']);
    expect(await found('%')).toEqual(['Sconto del 50% sulla TARI']);
    expect(await found('_')).toEqual(['Percorso C:\\archivio_storico']);
    expect(await found('C:\\')).toEqual(['Percorso C:\\archivio_storico']);
    expect(await found('\\_')).toEqual([]);
    expect(await found('%%%')).toEqual([]);
  });

  it.each(["'; drop table service; --", "' or '1'='1", '$1', '((((', '[a-z]*', '\ud800', '😀', '{"it":1}'])(
    'finds nothing by «%s»',
    async (search) => {
      expect(await found(search)).toEqual([]);
    },
  );

  it.each([['a\0b'], ['a\u0007'], ['a'.repeat(101)]])('refuses %j', async (search) => {
    expect(await found(search)).toMatchObject([{ path: ['services'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('of a municipality is as robust', async () => {
    for (const search of ['%', '_', "'", '\0', 'a\0b', '\ud800', '\\', '(', 'a'.repeat(50_000)]) {
      const answer = await api.ask(bari.host, {
        query: 'query ($search: String) { municipalities(search: $search) { totalCount } }',
        variables: { search },
      });
      expectNothingOfTheInside(answer);
      expect({ search: search.slice(0, 10), errors: answer.errors }).toEqual({ search: search.slice(0, 10), errors: undefined });
    }
  });
});

describe('a name in an address', () => {
  const SLUGS = ['', ' ', 'UPPER', 'a b', 'a/b', '../a', 'a%00', 'a\0', '😀', 'a'.repeat(10_000), '__proto__', "a'--", '-', 'a_b'];

  it.each(['service', 'office', 'newsItem'].flatMap((field) => SLUGS.map((slug) => [field, slug.slice(0, 20), slug] as const)))(
    '%s «%s» is not there',
    async (field, _short, slug) => {
      const answer = await api.ask(bari.host, { query: `query ($slug: String!) { ${field}(slug: $slug) { id } }`, variables: { slug } });
      expectNothingOfTheInside(answer);
      expect({ data: answer.data, errors: answer.errors }).toEqual({ data: { [field]: null }, errors: undefined });
    },
  );

  it.each(['', 'x', 'A'.repeat(54), '_'.repeat(54), '-'.repeat(54), 'A'.repeat(53), '../', 'a\0', '😀'.repeat(27), 'A'.repeat(100_000)])(
    'a link with «%s» opens nothing',
    async (token) => {
      const answer = await api.ask(bari.host, {
        query: 'query ($token: String!) { appointmentByLink(token: $token) { id } }',
        variables: { token },
      });
      expectNothingOfTheInside(answer);
      expect({ data: answer.data, errors: answer.errors }).toEqual({ data: { appointmentByLink: null }, errors: undefined });
    },
  );
});
