import { testDatabase } from '@casa/testing';
import { getNamedType, isEnumType, isNonNullType } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { aMunicipality } from '../support/a-municipality.js';
import { anyCall, type Leaf, leavesOf, schemaOf, withValue } from '../support/any-call.js';
import { freeStarts } from '../support/bookings.js';
import { rootOperations } from '../support/root-operations.js';
import { rowsDigest } from '../support/rows-digest.js';
import { type GraphqlAnswer, runningApi } from '../support/running-api.js';
import { expectNothingOfTheInside } from '../support/says-nothing-of-the-inside.js';
import { validCalls } from '../support/valid-calls.js';

const database = await testDatabase();
const bari = await aMunicipality(database, 'bari');
const api = await runningApi(database);
const schema = await schemaOf(api, bari.host);
const operations = await publicOperations();
const starts = await freeStarts(api, bari, 60);
let taken = 0;
const valid = validCalls(bari, () => starts[taken]!);
const leaves = operations.flatMap((operation) => leavesOf(schema, operation));

/** What whoever comes may ask. Of the operations that ask for a login, their own suites are about what is typed. */
async function publicOperations(): Promise<string[]> {
  const all = await rootOperations(api, bari.host);
  const answers = await Promise.all(all.map((operation) => api.ask(bari.host, anyCall(schema, operation))));
  return all.filter((_, index) => !answers[index]!.errors?.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED'));
}

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

/** Answers by which something was written. */
const DONE = [
  'AppointmentBooked',
  'AppointmentRescheduled',
  'AppointmentCancelled',
  'ManageLinkRenewed',
  'SlotHeld',
  'SlotReleased',
  'PageRated',
];
const isMutation = (operation: string) => operation.startsWith('Mutation.');
/** The rows as the last call left them. */
let rows = await rowsDigest(database, bari.tenant.id);
const placeOf = ({ operation, path }: Leaf) => `${operation} ${path.join('.')}`;

/** An operation with one value replaced; of a mutation's refusal it sees to it that nothing was written. */
async function callWith(
  { operation, path }: Leaf,
  value: unknown,
  language = 'it',
): Promise<{ answer: GraphqlAnswer; outcome: Record<string, unknown> | null }> {
  const call = anyCall(schema, operation);
  const withProblems = call.query!.replace('{ __typename }', '{ __typename ... on InvalidInput { message fields { path code message } } }');
  const variables = withValue(valid[operation]!(), path, value);
  const answer = await api.ask(
    bari.host,
    { query: isMutation(operation) && !isPlain(operation) ? withProblems : call.query!, variables },
    { 'accept-language': language },
  );
  const outcome = (Object.values(answer.data ?? {})[0] ?? null) as Record<string, unknown> | null;
  expectNothingOfTheInside(answer);
  const isDone = DONE.includes(String(outcome?.['__typename']));
  if (isMutation(operation)) {
    const now = await rowsDigest(database, bari.tenant.id);
    if (!isDone) expect(now).toEqual(rows);
    rows = now;
  }
  taken += Number(isDone);
  return { answer, outcome };
}

/** Whether what the operation answers cannot tell of invalid input. */
function isPlain(operation: string): boolean {
  const field = schema.getMutationType()?.getFields()[operation.split('.')[1]!];
  return !String(getNamedType(field!.type)).endsWith('Result');
}

it('knows a valid call of every root operation, which is taken as such', async () => {
  expect(Object.keys(valid).sort()).toEqual(operations);
  for (const operation of operations) {
    const { errors, data } = await api.ask(bari.host, { ...anyCall(schema, operation), variables: valid[operation]!() });
    expect({ operation, errors, invalid: JSON.stringify(data).includes('InvalidInput') }).toEqual({
      operation,
      errors: undefined,
      invalid: false,
    });
    taken += 1;
  }
  rows = await rowsDigest(database, bari.tenant.id);
});

/** Values of another type than the one that is asked, by the name of that type. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  String: [1, 1.5, true, { $ne: null }, ['x', 'y'], [[['x']]]],
  ID: [1.5, true, { $gt: '' }, ['x', 'y']],
  Int: ['1', 1.5, 2 ** 31, -(2 ** 31) - 1, 1e308, true, {}, [1, 2]],
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

const wrongValues = leaves.flatMap((leaf) => {
  const type = getNamedType(leaf.type);
  const wrong = isEnumType(type)
    ? ['', 'NOPE', type.getValues()[0]!.name.toLowerCase(), '__proto__', 1, true, {}]
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
      const { input } = valid[operation]!() as { input: object };
      const { status, errors } = await api.ask(bari.host, {
        ...anyCall(schema, operation),
        variables: { input: { ...input, isAdmin: true } },
      });
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

/** Where a problem is told: the path inside the input, an answer by its question too. */
function isAbout(problem: string, path: readonly string[]): boolean {
  const inside = path.slice(1).join('.');
  return problem === inside || (inside.startsWith('answers.') && problem.startsWith('answers.'));
}

describe('a hostile text', () => {
  it('is tried wherever a text is taken', () => {
    expect(texts.length).toBeGreaterThanOrEqual(35);
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
