import { DataKeys } from '@casa/platform/crypto';
import { testDatabase } from '@casa/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { book, citizen, freeStarts, hold } from '../support/bookings.js';
import { rootOperations } from '../support/root-operations.js';
import { rowsDigest } from '../support/rows-digest.js';
import { runningApi } from '../support/running-api.js';
import { aSession } from '../support/sessions.js';
import type { Loot } from './attempt.js';
import { ATTEMPTS } from './operation-cases.js';

const database = await testDatabase();
const a = await aMunicipality(database, 'altamura');
const b = await aMunicipality(database, 'bari');
const api = await runningApi(database);
const operations = await rootOperations(api, a.host);

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

async function cursorOf(field: string): Promise<string> {
  const { data } = await api.ask(b.host, { query: `{ ${field}(first: 1) { edges { cursor } } }` });
  return (data?.[field] as { edges: { cursor: string }[] }).edges[0]!.cursor;
}

const NOBODY = { headers: {}, personId: '', sessionId: '', membershipIds: [] };

const known: (string | undefined)[] = [
  b.office.id,
  b.office.name,
  b.service.id,
  b.service.slug,
  b.desk.id,
  b.newsSlug,
  `Domanda di ${b.tenant.slug}`,
  'Sciacovelli',
];

/** A fresh hold and appointment of the other's for each attempt, which the attempt before cannot have used up. */
async function loot(): Promise<Loot> {
  const free = await freeStarts(api, b);
  const taken = await freeStarts(api, a);
  const [toHold, toBook, startsAt, laterStart] = free.filter((start) => taken.includes(start));
  const { manageToken, id, code } = await book(
    api,
    b,
    toBook!,
    citizen('Sciacovelli', `sciacovelli.${toBook!.replace(/\D/g, '')}@example.it`),
  );
  known.push(id, code);
  return {
    ...(await aDeclaration()),
    citizen: await aSession(database, a.tenant, { keys: api.app.get(DataKeys) }),
    theirs: await aSession(database, b.tenant, { keys: api.app.get(DataKeys) }),
    administrator: await aSession(database, a.tenant, { keys: api.app.get(DataKeys), roles: ['ADMINISTRATOR'] }),
    theirAdministrator: await aSession(database, b.tenant, { keys: api.app.get(DataKeys), roles: ['ADMINISTRATOR'] }),
    holdToken: await hold(api, b, toHold!),
    manageToken,
    startsAt: startsAt!,
    laterStart: laterStart!,
    cursors: { services: await cursorOf('services'), offices: await cursorOf('offices'), news: await cursorOf('news') },
  };
}

/** What a citizen of the other has declared there. */
async function aDeclaration(): Promise<Pick<Loot, 'theirDelegation' | 'lastDay'>> {
  const { headers } = await aSession(database, b.tenant, { keys: api.app.get(DataKeys) });
  const lastDay = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const { data } = await api.ask(
    b.host,
    {
      query: `mutation ($input: DeclareRepresentationInput!) {
        declareRepresentation(input: $input) { ... on RepresentationDeclared { delegation { id } } }
      }`,
      variables: {
        input: {
          ...{ kind: 'LEGAL_REPRESENTATIVE', fiscalCode: '80015010723', organisation: 'Circolo dei pescatori' },
          ...{ reference: 'Verbale n. 3', lastDay, declared: true },
        },
      },
    },
    headers,
  );
  const { id } = (data?.['declareRepresentation'] as { delegation: { id: string } }).delegation;
  return { theirDelegation: id, lastDay };
}

it('has a case for every root operation of the running API, and for nothing else', () => {
  expect(operations.length).toBeGreaterThanOrEqual(18);
  expect(Object.keys(ATTEMPTS).sort()).toEqual(operations);
});

const valueOf = (operation: string, data: Record<string, unknown> | null | undefined) =>
  data?.[operation.slice(operation.indexOf('.') + 1)];

describe.each(operations.filter((operation) => operation in ATTEMPTS))('%s', (operation) => {
  const count = ATTEMPTS[operation]!({ a, b } satisfies Record<string, Municipality>, {
    citizen: NOBODY,
    theirs: NOBODY,
    administrator: NOBODY,
    theirAdministrator: NOBODY,
    theirDelegation: '',
    lastDay: '',
    holdToken: '',
    manageToken: '',
    startsAt: '',
    laterStart: '',
    cursors: { services: '', offices: '', news: '' },
  });

  it.each(count.map(({ what }, place) => ({ what, place })))('$what', async ({ place }) => {
    const attempt = ATTEMPTS[operation]!({ a, b }, await loot())[place]!;
    const before = await rowsDigest(database, b.tenant.id);

    const tried = await api.ask(a.host, attempt.call, attempt.as?.headers);
    expect(tried.errors).toBeUndefined();
    expect(valueOf(operation, tried.data)).toEqual(attempt.expected);
    for (const secret of known) expect(tried.body).not.toContain(secret);
    expect(await rowsDigest(database, b.tenant.id)).toEqual(before);

    if (attempt.worth !== undefined)
      expect(valueOf(operation, (await api.ask(b.host, attempt.call, attempt.as?.headers)).data)).toEqual(attempt.worth);
  });
});

it('notices when a row of the other changes: the digest these cases rest on is no constant', async () => {
  const before = await rowsDigest(database, b.tenant.id);
  await database.asSuperuser(`update appointment set changed_at = changed_at + interval '1 second' where tenant_id = $1`, [b.tenant.id]);
  const after = await rowsDigest(database, b.tenant.id);
  expect(Object.keys(before).filter((table) => before[table] !== after[table])).toEqual(['appointment']);
  expect(Object.keys(before).length).toBeGreaterThanOrEqual(17);
});
