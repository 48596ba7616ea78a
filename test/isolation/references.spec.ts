import { DataKeys } from '@casa/platform/crypto';
import { testDatabase, weeklyHours } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNamedPerson } from '../integration/identity/people.js';
import { aMunicipality } from '../support/a-municipality.js';
import { anyCall, type Leaf, leavesOf, schemaOf, withValue } from '../support/any-call.js';
import { fiscalCodeOf } from '../support/fiscal-codes.js';
import { rootOperations } from '../support/root-operations.js';
import { rowsDigest } from '../support/rows-digest.js';
import { answerTo } from '../support/live.js';
import { type ApiError, type GraphqlAnswer, runningApi } from '../support/running-api.js';
import type { TestSession } from '../support/sessions.js';
import { validCalls } from '../support/valid-calls.js';
import { wholeAnswer } from '../support/whole-answer.js';
import { WHOSE, type World, worlds } from './belongings.js';
import { type CallerKind, CALLERS, type ReferenceCase } from './reference-case.js';
import { isStrangers, REFERENCES } from './reference-cases.js';
import { isCursor, isFiscalCode, isReference, nobodys, spliced } from './references.js';

const database = await testDatabase();
const here = await aMunicipality(database, 'altamura');
const there = await aMunicipality(database, 'bari');
// Every place of the schema has a world of its own, and each books.
for (const { office } of [here, there])
  await weeklyHours(database, office, { weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '12:00', closes: '23:30' });
const api = await runningApi(database);
const schema = await schemaOf(api, here.host);
const newWorld = await worlds({ database, api, here, there });
const leaves = (await rootOperations(api, here.host)).flatMap((operation) => leavesOf(schema, operation)).filter(isReference);
const placeOf = ({ operation, path }: Leaf) => `${operation} ${path.join('.')}`;

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

/** An operation at the first municipality; of the answer all that can tell anything. */
async function ask(operation: string, variables: unknown, headers: Readonly<Record<string, string>>): Promise<object> {
  const { data, errors } = await answerTo(api, here.host, { ...anyCall(schema, operation, wholeAnswer), variables }, headers);
  return { data, errors };
}

/** The answer of whoever may not call the operation at all. */
function isRefused(answer: object): boolean {
  const { errors = [] } = answer as Pick<GraphqlAnswer, 'errors'>;
  return errors.some(({ extensions }: ApiError) => ['UNAUTHENTICATED', 'FORBIDDEN'].includes(extensions.code));
}

function headersOf(
  { annaHere, administrator, manager }: World,
  { acting }: ReferenceCase,
  caller: CallerKind,
): Readonly<Record<string, string>> {
  const anna = acting ? annaHere.acting : annaHere.session;
  return { visitor: {}, citizen: anna.headers, administrator: administrator.headers, manager: manager.headers }[caller];
}

it('knows every place of the schema where a thing is named, and no other', () => {
  expect(leaves.length).toBeGreaterThanOrEqual(37);
  expect(Object.keys(REFERENCES).sort()).toEqual(
    leaves
      .filter((leaf) => !isCursor(leaf) && !isFiscalCode(leaf))
      .map(placeOf)
      .sort(),
  );
});

interface Attempt {
  readonly whose: string;
  readonly named: string;
}

/** What of others could be named there; by whoever may not call at all, everything. */
function attemptsOf(world: World, { of, belongsTo }: ReferenceCase, caller: CallerKind, mayCall: boolean): Attempt[] {
  const own = of(world.annaHere);
  const attempts = WHOSE.flatMap((whose) => [
    { whose, named: mayCall && !isStrangers(whose, belongsTo, caller) ? undefined : of(world[whose]) },
    { whose: `${whose}, with the proof of one’s own`, named: whose === 'annaHere' ? undefined : spliced(own, of(world[whose])) },
  ]);
  return attempts.filter((attempt): attempt is Attempt => attempt.named !== undefined);
}

describe.each(leaves.filter((leaf) => placeOf(leaf) in REFERENCES).map((leaf) => [placeOf(leaf), leaf] as const))('%s', (place, leaf) => {
  const reference = REFERENCES[place]!;
  let world: World;
  beforeAll(async () => {
    world = await newWorld();
  });

  const call = (caller: CallerKind, named: string) =>
    ask(leaf.operation, withValue(reference.rest?.(world) ?? {}, leaf.path, named), headersOf(world, reference, caller));

  it.each(CALLERS)('%s: another’s is as if it were not there, and stays as it is', async (caller) => {
    const toNobodys = await call(caller, nobodys(reference.of(world.annaHere)));
    for (const { whose, named } of attemptsOf(world, reference, caller, !isRefused(toNobodys))) {
      const before = await rowsDigest(database);
      expect({ whose, ...(await call(caller, named)) }).toEqual({ whose, ...toNobodys });
      expect({ whose, rows: await rowsDigest(database) }).toEqual({ whose, rows: before });
    }
  });

  it('is worth something to whoever it belongs to', async () => {
    const own = reference.of(world.annaHere);
    const toNobodys = await call(reference.as, nobodys(own));
    const toOwn = await call(reference.as, own);
    expect(toOwn).toMatchObject({ errors: undefined });
    expect(toOwn).not.toEqual(toNobodys);
  });
});

const valid = validCalls(here, there, () => '2031-03-03T09:00:00Z');
const validThere = validCalls(there, here, () => '2031-03-03T09:00:00Z');

describe.each(leaves.filter(isCursor).map(({ operation }) => [operation] as const))('a place in the list %s', (operation) => {
  interface List {
    readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  const pageOf = async (host: string, { headers }: TestSession, after: string | null): Promise<List | undefined> => {
    const asked = (host === there.host ? validThere : valid)[operation]!();
    const call = { ...anyCall(schema, operation, wholeAnswer), variables: { ...asked, first: 50, after } };
    const { data } = await api.ask(host, call, headers);
    return (data?.[operation.slice(operation.indexOf('.') + 1)] ?? undefined) as List | undefined;
  };
  const edgesOf = async (host: string, asker: TestSession, after: string | null = null): Promise<List['edges']> => {
    const { edges, pageInfo } = (await pageOf(host, asker, after))!;
    return pageInfo.hasNextPage ? [...edges, ...(await edgesOf(host, asker, pageInfo.endCursor))] : edges;
  };

  it('shows nothing that is not in one’s own', async () => {
    const { annaHere, brunoHere, brunoThere, administrator, theirAdministrator } = await newWorld();
    const isForCitizens = (await pageOf(here.host, annaHere.session, null)) !== undefined;
    const asker = isForCitizens ? annaHere.session : administrator;
    const own = (await edgesOf(here.host, asker)).map(({ node }) => node);
    const others = isForCitizens
      ? [await edgesOf(here.host, brunoHere.session), await edgesOf(there.host, brunoThere.session)]
      : [await edgesOf(there.host, theirAdministrator)];
    for (const edges of others) {
      expect(edges).not.toEqual([]);
      for (const { cursor } of edges) {
        for (const { node } of (await pageOf(here.host, asker, cursor))!.edges) expect(own).toContainEqual(node);
      }
    }
  });
});

it.each(leaves.filter(isFiscalCode).map(({ operation }, place) => [operation, 1960 + place] as const))(
  '%s does not tell whether somebody is known here, nor their name',
  async (operation, year) => {
    const { headers } = (await newWorld()).annaHere.session;
    const [known, unknown] = [fiscalCodeOf(`${year}-03-03`, 'NGRRSR'), fiscalCodeOf(`${year}-03-03`, 'VRDNNA')];
    await aNamedPerson(database, api.app.get(DataKeys), { givenName: 'Rosaria', familyName: 'Ungaro', fiscalCode: known });
    const { input } = valid[operation]!() as { input: object };
    const call = (fiscalCode: string) =>
      ask(operation, { input: { ...input, fiscalCode, givenName: 'Anna', familyName: 'Verdi' } }, headers);
    expect(await call(known)).toEqual(await call(unknown));
    const list = JSON.stringify(await ask('Query.myDelegations', valid['Query.myDelegations']!(), headers));
    expect(list).toContain(known);
    expect(list).not.toContain('Ungaro');
  },
);
