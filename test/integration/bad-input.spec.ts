import { GIVEN_ROLES } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { testDatabase } from '@casa/testing';
import { getNamedType, type GraphQLObjectType, isEnumType, isNonNullType, isObjectType, isUnionType } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { aMunicipality } from '../support/a-municipality.js';
import { anyCall, type Leaf, leavesOf, schemaOf, withValue } from '../support/any-call.js';
import { freeStarts } from '../support/bookings.js';
import { answerTo } from '../support/live.js';
import { rootOperations } from '../support/root-operations.js';
import { rowsDigest } from '../support/rows-digest.js';
import { type GraphqlAnswer, type GraphqlCall, runningApi } from '../support/running-api.js';
import { expectNothingOfTheInside } from '../support/says-nothing-of-the-inside.js';
import { aSession } from '../support/sessions.js';
import { validCalls } from '../support/valid-calls.js';

const database = await testDatabase();
const bari = await aMunicipality(database, 'bari');
const altamura = await aMunicipality(database, 'altamura');
// Of the metropolitan catalogue: it may be waited for in other municipalities too.
await database.asSuperuser(`update service set template = 'informazioni' where id = $1`, [bari.service.id]);
const api = await runningApi(database);
const schema = await schemaOf(api, bari.host);
const ask = (call: GraphqlCall, headers?: Readonly<Record<string, string>>) => answerTo(api, bari.host, call, headers);
const operations = await rootOperations(api, bari.host);
const needLogin = await operationsThatNeedLogin();
const everybody = await whoMayEverything();
const starts = await freeStarts(api, bari, 60);
let taken = 0;
const valid = validCalls(bari, altamura, () => starts[taken]!);
const leaves = operations.flatMap((operation) => leavesOf(schema, operation));

/** As the API itself says, to whoever comes. */
async function operationsThatNeedLogin(): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(operations.map((operation) => ask(anyCall(schema, operation))));
  const refused = answers.map(({ errors = [] }) => errors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED'));
  return new Set(operations.filter((_, index) => refused[index]));
}

/** The cookie of a new person with every role, at the highest level. */
async function whoMayEverything(): Promise<Readonly<Record<string, string>>> {
  const seenAt = new Date(Date.now() + 3_600_000);
  const { headers } = await aSession(database, bari.tenant, { roles: GIVEN_ROLES, level: 3, seenAt, keys: api.app.get(DataKeys) });
  return headers;
}

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

const isMutation = (operation: string) => operation.startsWith('Mutation.');
/** What an operation may answer, by name. */
const outcomesOf = (operation: string) => {
  const [root = '', field = ''] = operation.split('.');
  const type = getNamedType((schema.getType(root) as GraphQLObjectType).getFields()[field]!.type);
  return isUnionType(type) ? type.getTypes() : [type].filter(isObjectType);
};
/** Answers by which something was written: every refusal says why. */
const isDone = (operation: string, typename: unknown) =>
  outcomesOf(operation).some((type) => type.name === typename && !type.getInterfaces().some(({ name }) => name === 'Refusal'));
/** The rows as the last call left them. */
let rows = await rowsDigest(database);
const placeOf = ({ operation, path }: Leaf) => `${operation} ${path.join('.')}`;

/** An operation with one value replaced; of a mutation's refusal it sees to it that nothing was written. */
async function callWith(
  { operation, path }: Leaf,
  value: unknown,
  language = 'it',
): Promise<{ answer: Omit<GraphqlAnswer, 'headers'>; outcome: Record<string, unknown> | null }> {
  const call = anyCall(schema, operation);
  const withProblems = call.query!.replace('{ __typename }', '{ __typename ... on InvalidInput { message fields { path code message } } }');
  const tellsProblems = outcomesOf(operation).some(({ name }) => name === 'InvalidInput');
  const variables = withValue(valid[operation]!(), path, value);
  const answer = await ask(
    { query: tellsProblems ? withProblems : call.query!, variables },
    { 'accept-language': language, ...(needLogin.has(operation) && everybody) },
  );
  const outcome = (Object.values(answer.data ?? {})[0] ?? null) as Record<string, unknown> | null;
  expectNothingOfTheInside(answer);
  const done = isMutation(operation) && isDone(operation, outcome?.['__typename']);
  if (isMutation(operation)) {
    const now = await rowsDigest(database);
    if (!done) expect(now).toEqual(rows);
    rows = now;
  }
  taken += Number(done);
  return { answer, outcome };
}

it('knows a valid call of every root operation, which is taken as such', async () => {
  expect(needLogin.size).toBeGreaterThanOrEqual(13);
  expect(Object.keys(valid).sort()).toEqual(operations);
  for (const operation of operations) {
    // Some end the session that asks.
    const headers = needLogin.has(operation) ? await whoMayEverything() : {};
    const { errors, data } = await ask({ ...anyCall(schema, operation), variables: valid[operation]!() }, headers);
    expect({ operation, errors, invalid: JSON.stringify(data).includes('InvalidInput') }).toEqual({
      operation,
      errors: undefined,
      invalid: false,
    });
    taken += 1;
  }
  rows = await rowsDigest(database);
});

/** Values of another type than the one that is asked, by the name of that type. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  String: [1, 1.5, true, { $ne: null }, ['x', 'y'], [[['x']]]],
  ID: [1.5, true, { $gt: '' }, ['x', 'y']],
  Int: ['1', 1.5, 2 ** 31, -(2 ** 31) - 1, 1e308, true, {}, [1, 2]],
  Float: ['41.12', true, {}, [1, 2]],
  Boolean: ['true', 1, 0, {}, []],
  Date: [
    '',
    'oggi',
    '23/11/2026',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '0000-01-01',
    '1899-12-31',
    '9999-12-31',
    '+010000-01-01',
    '2026-11-23T00:00:00Z',
    20261123,
    true,
    {},
    [],
  ],
  LocalTime: ['', 'mezzogiorno', '25:00', '09:60', '09:30:00Z', '2026-11-23', '09:30+01:00', 930, true, {}, []],
  DateTime: [
    '',
    'adesso',
    '2026-11-23',
    '2026-11-23T09:30',
    '2026-11-23T09:30:00',
    '2026-02-30T09:30:00+01:00',
    '2026-11-23T25:00:00Z',
    '2026-11-23T09:60:00Z',
    '2026-11-23T09:30:00+99:99',
    '+010000-01-01T00:00:00Z',
    '2026-11-23 09:30:00Z',
    1795300000000,
    true,
    {},
    [],
  ],
};

const inOtherCase = (name: string) => (name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase());

const wrongValues = leaves.flatMap((leaf) => {
  const type = getNamedType(leaf.type);
  const wrong = isEnumType(type)
    ? ['', 'NOPE', inOtherCase(type.getValues()[0]!.name), '__proto__', 1, true, {}]
    : (WRONG[type.name] ?? []);
  const values = isNonNullType(leaf.type) ? [...wrong, null] : wrong;
  return values.map((value) => [`${placeOf(leaf)} = ${JSON.stringify(value)}`, leaf, value] as const);
});

describe('a value of another type', () => {
  it('is tried of every type that is asked anywhere', () => {
    const types = new Set(
      leaves
        .map(({ type }) => getNamedType(type))
        .filter((type) => !isEnumType(type))
        .map(({ name }) => name),
    );
    expect([...types].filter((name) => !(name in WRONG))).toEqual([]);
    expect(wrongValues.length).toBeGreaterThan(200);
  });

  it.each(wrongValues)('%s is refused where it stands', async (_label, leaf, value) => {
    const { answer } = await callWith(leaf, value);
    expect({
      status: answer.status,
      data: answer.data,
      codes: [...new Set(answer.errors?.map(({ extensions }) => extensions.code))],
    }).toEqual({
      status: 400,
      data: undefined,
      codes: ['BAD_USER_INPUT'],
    });
    const place = leaf.path.join('.').replace(/\.(\d+)/g, '[$1]');
    for (const { message } of answer.errors ?? []) expect(message).toContain(leaf.path.length === 1 ? `$${place}` : `"${place}`);
  });

  it.each(operations.filter((operation) => leavesOf(schema, operation).some(({ path }) => path[0] === 'input')))(
    '%s refuses an input with a field that is not there',
    async (operation) => {
      const { input, ...rest } = valid[operation]!() as { input: object };
      const call = { ...anyCall(schema, operation), variables: { ...rest, input: { ...input, isAdmin: true } } };
      const { status, errors } = await ask(call, everybody);
      expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
      expect(errors?.[0]?.message).toContain('"isAdmin" is not defined');
    },
  );
});

/** Texts that somebody sends to see what happens. */
const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  blanks: ' \t ',
  'a hundred thousand letters': 'a'.repeat(100_000),
  'ten thousand marks on one letter': `a${'\u0301'.repeat(10_000)}`,
  emoji: '😀👩‍👩‍👧‍👦🇮🇹',
  NUL: 'a\0b',
  'control characters': 'a\u0007\u001b[31mb',
  'half a surrogate pair': 'a\ud800b',
  'the other half': '\udc00',
  'a mark that turns the direction': 'a\u202eb',
  'an isolate that is never closed': 'a\u2067b',
  'a right-to-left mark': 'a\u200fb',
  'an Arabic letter mark': 'a\u061cb',
  'a line separator': 'a\u2028b',
  'lines and a header': 'a\r\nBcc: vittima@example.it',
  'no character at all': 'a\uffffb',
  SQL: `'; drop table appointment; --`,
  'the marks of LIKE': '%_\\',
  script: '<script>alert(1)</script>',
  'a picture with a handler': '"><img src=x onerror=alert(1)>',
  'a template': '{{7*7}}${7*7}<%= 7*7 %>',
  'a path that climbs': '../../../../etc/passwd',
  'a name of every object': '__proto__',
  JSON: '{"$ne":null}',
  'an id that nothing has': '00000000-0000-0000-0000-000000000000',
};

const texts = leaves.filter(({ type }) => ['String', 'ID'].includes(getNamedType(type).name));
const hostileTexts = texts.flatMap((leaf) =>
  Object.entries(HOSTILE).map(([what, value]) => [`${placeOf(leaf)}: ${what}`, leaf, value] as const),
);

/** Where a problem is told: the path inside the input, one of a list by the list, an answer by its question too. */
function isAbout(problem: string, path: readonly string[]): boolean {
  const inside = path.slice(1).join('.');
  return (
    problem === inside || problem === inside.replace(/\.\d+$/, '') || (inside.startsWith('answers.') && problem.startsWith('answers.'))
  );
}

describe('a hostile text', () => {
  it('is tried wherever a text is taken', () => {
    expect(texts.length).toBeGreaterThanOrEqual(47);
  });

  it.each(hostileTexts)('%s', async (_label, leaf, value) => {
    const { answer, outcome } = await callWith(leaf, value);
    for (const { extensions } of answer.errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
    if (outcome?.['__typename'] !== 'InvalidInput') return;
    const fields = outcome['fields'] as { path: string; code: string; message: string }[];
    expect(fields).toHaveLength(1);
    expect(isAbout(fields[0]!.path, leaf.path)).toBe(true);
    const inEnglish = (await callWith(leaf, value, 'en')).outcome?.['fields'] as typeof fields;
    expect(inEnglish.map(({ path, code }) => ({ path, code }))).toEqual(fields.map(({ path, code }) => ({ path, code })));
    expect(inEnglish[0]!.message).not.toBe(fields[0]!.message);
    for (const { message } of [...fields, ...inEnglish]) expect(message).toMatch(/^\p{Lu}.{8,}[.:].*$/u);
  });
});
