import { DataKeys } from '@casa/platform/crypto';
import { aDesk, testDatabase } from '@casa/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { book, citizen, freeStarts, hold } from '../support/bookings.js';
import { rootOperations } from '../support/root-operations.js';
import { rowsDigest } from '../support/rows-digest.js';
import { answerTo } from '../support/live.js';
import { runningApi } from '../support/running-api.js';
import { aSession } from '../support/sessions.js';
import { agendaLoot, NO_AGENDA_LOOT } from './agenda-loot.js';
import type { Loot } from './attempt.js';
import { closureLoot, NO_CLOSURE_LOOT } from './closure-loot.js';
import { ATTEMPTS } from './operation-cases.js';
import { NO_QUEUE_LOOT, openQueue, queueLoot } from './queue-loot.js';
import { NO_RATING_LOOT, ratingLoot } from './rating-loot.js';
import { NO_ROOM_LOOT, roomLoot } from './room-loot.js';
import { NO_WAITING_LIST_LOOT, waitingListLoot } from './waiting-list-loot.js';

const database = await testDatabase();
const a = await aMunicipality(database, 'altamura');
const b = await aMunicipality(database, 'bari');
for (const municipality of [a, b]) await openQueue(database, municipality);
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
  const free = await freeStarts(api, b, 60);
  const taken = await freeStarts(api, a, 60);
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
    appointmentId: id,
    startsAt: startsAt!,
    laterStart: laterStart!,
    agenda: await agendaLoot(database, api, api.app.get(DataKeys), a, b),
    closure: await closureLoot(database, api, b),
    queue: await queueLoot(database, api, api.app.get(DataKeys), a, b),
    room: await roomLoot(database, api.app.get(DataKeys), a, b),
    waiting: await waitingListLoot(database, api, b),
    rating: await ratingLoot(database, api, b),
    virtualDeskId: await aVirtualDesk(),
    cursors: { services: await cursorOf('services'), offices: await cursorOf('offices'), news: await cursorOf('news') },
  };
}

/** The other's, fresh and named for operators who are lent. */
async function aVirtualDesk(): Promise<string> {
  await database.asSuperuser(`update desk set retired_at = now() where name = 'Videosportello'`);
  const { id } = await aDesk(database, b.office, [], { name: 'Videosportello', channels: ['VIDEO'] });
  await database.asSuperuser(
    `insert into virtual_desk (tenant_id, desk_id, named_by, named_at) select $1, $2, person_id, now() from membership where tenant_id = $1 and person_id is not null limit 1`,
    [b.tenant.id, id],
  );
  return id;
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
    appointmentId: '',
    startsAt: '',
    laterStart: '',
    agenda: NO_AGENDA_LOOT,
    closure: NO_CLOSURE_LOOT,
    queue: NO_QUEUE_LOOT,
    room: NO_ROOM_LOOT,
    waiting: NO_WAITING_LIST_LOOT,
    rating: NO_RATING_LOOT,
    virtualDeskId: '',
    cursors: { services: '', offices: '', news: '' },
  });

  it.each(count.map(({ what }, place) => ({ what, place })))('$what', async ({ place }) => {
    const attempt = ATTEMPTS[operation]!({ a, b }, await loot())[place]!;
    const before = await rowsDigest(database, b.tenant.id);

    const tried = await answerTo(api, a.host, attempt.call, attempt.as?.headers);
    expect(tried.errors?.map(({ extensions }) => extensions.code)).toEqual(attempt.refused === undefined ? undefined : [attempt.refused]);
    if (attempt.refused === undefined) expect(valueOf(operation, tried.data)).toEqual(attempt.expected);
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
