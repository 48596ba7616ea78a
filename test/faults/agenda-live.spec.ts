import { DataKeys } from '@casa/platform/crypto';
import { testConfig, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { booking, citizen } from '../support/bookings.js';
import { type LiveClient, type LiveEvents, liveClient, refusalOf } from '../support/live.js';
import { asGraphql, callOverHttp, type GraphqlCall } from '../support/running-api.js';
import { aSession, type TestSession } from '../support/sessions.js';
import { type ApiProcesses, apiProcesses } from './api-processes.ts';

const CHANGES = `subscription ($officeId: ID!) {
  agendaChanged(officeId: $officeId) { isStale appointments { id code version state servedBy { name isCaller } citizenName } }
}`;
const VIEWERS = 'subscription ($id: ID!) { recordViewers(id: $id) { names } }';
const BOOK = `mutation ($input: BookAppointmentInput!) {
  bookAppointment(input: $input) { __typename ... on AppointmentBooked { manageToken appointment { id code startsAt } } }
}`;
const FREE = 'query ($input: AvailabilityInput!) { availability(input: $input) { days { slots { startsAt } } } }';

let database: TestDatabase;
let bari: Municipality;
let noci: Municipality;
let apis: ApiProcesses;
let here: number;
let there: number;
let anna: TestSession;
let bruno: TestSession;
const clients: LiveClient[] = [];

beforeAll(async () => {
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  noci = await aMunicipality(database, 'noci');
  const { CASA_DATA_KEYS: ring = '', CASA_LINK_KEY: linkKey = '' } = testConfig();
  const keys = new DataKeys(ring, linkKey);
  const given = { roles: ['OPERATOR'], officeIds: [bari.office.id], keys } as const;
  anna = await aSession(database, bari.tenant, given);
  bruno = await aSession(database, bari.tenant, given);
  for (const [name, { membershipIds }] of [
    ['Anna', anna],
    ['Bruno', bruno],
  ] as const) {
    const sealed = keys.seal(name, `membership.name_sealed ${membershipIds[0]}`);
    await database.asSuperuser('update membership set name_sealed = $2 where id = $1', [membershipIds[0], sealed]);
  }
  apis = await apiProcesses(database, 2);
  [here, there] = apis.urls.map((url) => Number(new URL(url).port)) as [number, number];
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client[Symbol.asyncDispose]()));
});

afterAll(async () => {
  await apis[Symbol.asyncDispose]();
  await database.drop();
});

function listen(port: number, session: TestSession, call: GraphqlCall): LiveEvents {
  const client = liveClient(port, { host: bari.host, ...session.headers });
  clients.push(client);
  return client.events(call);
}

async function ask(port: number, call: GraphqlCall, session?: TestSession): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', ...session?.headers };
  const answer = asGraphql(await callOverHttp(port, { host: bari.host, method: 'POST', headers, body: JSON.stringify(call) }));
  expect(answer.errors).toBeUndefined();
  return answer.data ?? {};
}

/** The value of the only field of the next event. */
async function next<Value>(events: LiveEvents): Promise<Value> {
  const { value } = (await events.next()) as { value: { data?: Record<string, unknown>; errors?: unknown } };
  expect(value.errors).toBeUndefined();
  return Object.values(value.data ?? {})[0] as Value;
}

interface Change {
  readonly isStale: boolean;
  readonly appointments: readonly { readonly id: string; readonly version: number; readonly state: string; readonly citizenName: string }[];
}

let people = 0;

/** Books on the other process. */
async function bookThere(): Promise<{ id: string; token: string }> {
  people += 1;
  const wanted = { serviceId: bari.service.id, officeId: bari.office.id, days: 10 };
  const { availability } = await ask(there, { query: FREE, variables: { input: wanted } });
  const free = (availability as { days: { slots: { startsAt: string }[] }[] }).days.slice(1).flatMap(({ slots }) => slots);
  const input = booking(bari, free[0]!.startsAt, citizen('Lorusso', `lorusso.${people}@example.it`));
  const { bookAppointment } = await ask(there, { query: BOOK, variables: { input } });
  const { manageToken, appointment } = bookAppointment as { manageToken: string; appointment: { id: string } };
  return { id: appointment.id, token: manageToken };
}

it('a booking made on another process arrives, and so does what is done with it there', async () => {
  const events = listen(here, anna, { query: CHANGES, variables: { officeId: bari.office.id } });
  expect(await next<Change>(events)).toEqual({ isStale: true, appointments: [] });

  const { id, token } = await bookThere();
  expect(await next<Change>(events)).toMatchObject({
    isStale: false,
    appointments: [{ id, version: 0, state: 'BOOKED', citizenName: 'Maria Chiara Lorusso' }],
  });

  const noted = { id, version: 0, note: 'Porta la delega' };
  await ask(
    there,
    { query: 'mutation ($input: WriteNoteInput!) { writeAppointmentNote(input: $input) { __typename } }', variables: { input: noted } },
    bruno,
  );
  expect(await next<Change>(events)).toMatchObject({ appointments: [{ id, version: 1 }] });

  await ask(there, {
    query: 'mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }',
    variables: { input: { token } },
  });
  expect(await next<Change>(events)).toMatchObject({ appointments: [{ id, version: 2, state: 'CANCELLED' }] });
});

it('who sits down at a desk on another process is seen', async () => {
  const events = listen(here, anna, { query: CHANGES, variables: { officeId: bari.office.id } });
  await next<Change>(events);
  const input = { deskId: bari.desk.id };
  await ask(there, { query: 'mutation ($input: TakeDeskInput!) { takeDesk(input: $input) { __typename } }', variables: { input } }, bruno);
  for (let change = await next<Change>(events); !change.isStale; change = await next<Change>(events));
});

it('two operators with one record open see each other, on two processes, and no longer when one closes it', async () => {
  const { id } = await bookThere();
  const annas = listen(here, anna, { query: VIEWERS, variables: { id } });
  expect(await next(annas)).toEqual({ names: [] });
  const brunos = listen(there, bruno, { query: VIEWERS, variables: { id } });
  for (let seen = await next<{ names: string[] }>(brunos); seen.names[0] !== 'Anna'; seen = await next(brunos));
  for (let seen = await next<{ names: string[] }>(annas); seen.names[0] !== 'Bruno'; seen = await next(annas));
  await brunos.return?.();
  for (let seen = await next<{ names: string[] }>(annas); seen.names.length > 0; seen = await next(annas));
});

it('nobody listens to an office at which they do not work, or to another municipality’s', async () => {
  const { id } = await bookThere();
  const { CASA_DATA_KEYS: ring = '', CASA_LINK_KEY: linkKey = '' } = testConfig();
  const elsewhere = await aSession(database, bari.tenant, {
    ...{ roles: ['OPERATOR'], officeIds: [bari.otherOffice.id], keys: new DataKeys(ring, linkKey) },
  });
  for (const officeId of [bari.office.id, noci.office.id, 'x']) {
    expect(await next(listen(here, elsewhere, { query: CHANGES, variables: { officeId } }))).toBeNull();
  }
  expect(await next(listen(here, elsewhere, { query: VIEWERS, variables: { id } }))).toBeNull();
  const citizens = await aSession(database, bari.tenant);
  expect(await refusalOf(listen(here, citizens, { query: CHANGES, variables: { officeId: bari.office.id } }))).toEqual(['FORBIDDEN']);
});
