import { randomUUID } from 'node:crypto';
import { NoteLentWorkHandler } from '@casa/booking';
import type { LentWorkEvent } from '@casa/contracts';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { aDesk, aTenant, type TestDesk } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveClient } from '../../../support/live.js';
import { aSession, type TestSession } from '../../../support/sessions.js';
import { Browser, roomWorld, type RoomWorld, type VideoAppointment } from '../room/room-world.js';

const YEAR_MS = 365 * 86_400_000;
const home = { slug: 'modugno', name: 'Modugno' };

let world: RoomWorld;
let lender: Awaited<ReturnType<typeof aTenant>>;
let manager: TestSession;
let lent: TestSession;
let atHome: TestSession;
/** Named for operators who are lent, and met in person too; the other is not named. */
let desk: TestDesk;
let otherDesk: TestDesk;

beforeAll(async () => {
  world = await roomWorld({}, (database) => aTenant(database, home).then((tenant) => void (lender = tenant)));
  const { database, bari } = world;
  const keys = world.api.app.get(DataKeys);
  manager = await aSession(database, bari.tenant, { keys, roles: ['OFFICE_MANAGER'], officeIds: [bari.office.id] });
  atHome = await aSession(database, lender, { keys, roles: ['OPERATOR'] });
  lent = await lentFor(YEAR_MS);
  desk = await aDesk(database, bari.office, [bari.service], { name: 'Videosportello', channels: ['IN_PERSON', 'VIDEO'] });
  otherDesk = await aDesk(database, bari.office, [bari.service], { name: 'Altro videosportello', channels: ['VIDEO'] });
  expect(await set(desk.id, true)).toMatchObject({ __typename: 'VirtualDeskSet', desk: { isVirtual: true } });
});

afterAll(() => world[Symbol.asyncDispose]());

/** The operator of the other town, logged in here, lent from now on for so long. */
async function lentFor(milliseconds: number, personId = atHome.personId): Promise<TestSession> {
  const { database, bari, api } = world;
  const loan = { lentBy: lender.id, until: new Date(Date.now() + milliseconds) };
  const keys = api.app.get(DataKeys);
  return aSession(database, bari.tenant, { keys, personId, roles: ['OPERATOR'], officeIds: [bari.office.id], loan });
}

async function ask<Value>(as: TestSession, query: string, variables: object = {}, host = world.bari.host): Promise<Value> {
  const { data, body } = await world.api.ask(host, { query, variables }, as.headers);
  if (!data) throw new Error(body);
  return Object.values(data)[0] as Value;
}

const set = (deskId: string, isVirtual: boolean, as = manager): Promise<{ __typename: string }> =>
  ask(as, SET, { input: { deskId, isVirtual } });
const step = async (field: string, id: string, version = 0): Promise<string> => {
  const query = `mutation ($input: AgendaAppointmentInput!) { ${field}(input: $input) { __typename } }`;
  return (await ask<{ __typename: string }>(lent, query, { input: { id, version } })).__typename;
};
const record = (id: string, as = lent) =>
  ask<{ citizen: { familyName: string } } | null>(as, 'query ($id: ID!) { agendaRecord(id: $id) { citizen { familyName } } }', { id });

const SET = `mutation ($input: SetVirtualDeskInput!) {
  setVirtualDesk(input: $input) { __typename ... on VirtualDeskSet { desk { id isVirtual } } }
}`;

interface Shown {
  readonly desks: readonly { readonly id: string }[];
  readonly appointments: readonly { readonly id: string; readonly citizenName: string | null }[];
}

const agenda = (as = lent) =>
  ask<Shown | null>(as, 'query ($officeId: ID!) { agenda(officeId: $officeId) { desks { id } appointments { id citizenName } } }', {
    officeId: world.bari.office.id,
  });

/** One of each: what is theirs to serve, what comes to the desk in person, and what is at another. */
async function threeAppointments(): Promise<Record<'theirs' | 'inPerson' | 'atAnother', VideoAppointment>> {
  return {
    theirs: await world.appointmentIn(4, { desk }),
    inPerson: await world.appointmentIn(4, { desk, channel: 'IN_PERSON' }),
    atAnother: await world.appointmentIn(4, { desk: otherDesk }),
  };
}

describe('which desks are virtual', () => {
  it('is for the manager of their office to say, of those that receive by video', async () => {
    const list = await ask<{ name: string; isVirtual: boolean }[]>(manager, '{ virtualDesks { name isVirtual } }');
    expect(list).toEqual([
      { name: 'Videosportello', isVirtual: true },
      { name: 'Altro videosportello', isVirtual: false },
    ]);
    expect(await set(world.bari.desk.id, true)).toEqual({ __typename: 'NotFound' });
    expect(await set(randomUUID(), true)).toEqual({ __typename: 'NotFound' });
    expect(await set('x', true)).toEqual({ __typename: 'InvalidInput' });
    const elsewhere = await aSession(world.database, world.bari.tenant, {
      roles: ['OFFICE_MANAGER'],
      officeIds: [world.bari.otherOffice.id],
    });
    expect(await set(desk.id, false, elsewhere)).toEqual({ __typename: 'NotFound' });
    expect(await ask(elsewhere, '{ virtualDesks { name } }')).toEqual([]);
  });

  it('is for them to say also of one that receives by video no more', async () => {
    const { database, bari } = world;
    const { id } = await aDesk(database, bari.office, [bari.service], { name: 'Ex videosportello', channels: ['VIDEO'] });
    await set(id, true);
    await database.asSuperuser(`update desk set channels = '{IN_PERSON}' where id = $1`, [id]);
    expect(await ask(manager, '{ virtualDesks { id } }')).toContainEqual({ id });
    expect(await set(id, false)).toMatchObject({ desk: { id, isVirtual: false } });
    expect(await ask(manager, '{ virtualDesks { id } }')).not.toContainEqual({ id });
  });

  it('is in the audit, once a change', async () => {
    expect(await set(desk.id, true)).toMatchObject({ __typename: 'VirtualDeskSet' });
    expect(await audit(world.bari.tenant.id, desk.id)).toEqual([
      expect.objectContaining({ action: 'openToLent', subject: 'Desk', actor: manager.personId, allowedBy: 'OFFICE_MANAGER' }),
    ]);
  });
});

describe('an operator who is lent', () => {
  it('sees the virtual desk and what is met there at a distance, and nothing else of the office', async () => {
    const { theirs, inPerson, atAnother } = await threeAppointments();
    expect(await ask(lent, '{ agendaOffices { id } }')).toEqual([{ id: world.bari.office.id }]);
    const shown = await agenda();
    expect(shown?.desks).toEqual([{ id: desk.id }]);
    expect(shown?.appointments).toEqual([{ id: theirs.id, citizenName: 'Maria Lorusso' }]);
    expect(await record(theirs.id)).toMatchObject({ citizen: { familyName: 'Lorusso' } });
    const all = (await agenda(world.operator))?.appointments.map(({ id }) => id) ?? [];
    for (const { id } of [inPerson, atAnother]) {
      expect(all).toContain(id);
      expect(await record(id)).toBeNull();
      for (const field of ['markArrived', 'callAppointment', 'startAppointment', 'markNoShow', 'undoDayStep'])
        expect(await step(field, id)).toBe('NotFound');
      expect(await new Browser(world, lent).enterOffice(id)).toMatchObject({ __typename: 'NotFound' });
      expect(await new Browser(world, lent).ask('query ($id: ID!) { officeRoom(appointmentId: $id) { door } }', { id })).toBeNull();
    }
  });

  it('sits down there alone, and neither books nor blocks nor has calendars, tickets or waiting lists', async () => {
    const sit = async (deskId: string) =>
      (
        await ask<{ __typename: string }>(lent, 'mutation ($input: TakeDeskInput!) { takeDesk(input: $input) { __typename } }', {
          input: { deskId, relieving: true },
        })
      ).__typename;
    for (const id of [otherDesk.id, world.bari.desk.id]) expect(await sit(id)).toBe('NotFound');
    expect(await sit(desk.id)).toBe('DeskSeated');
    const officeId = world.bari.office.id;
    const block = { deskId: desk.id, startsAt: '2035-01-01T09:00:00+01:00', endsAt: '2035-01-01T10:00:00+01:00', reason: 'Riunione' };
    const refused = [
      ['mutation ($input: BlockTimeInput!) { blockTime(input: $input) { __typename } }', block],
      ['mutation ($input: MakeCalendarFeedInput!) { makeCalendarFeed(input: $input) { __typename } }', { officeId, deskId: desk.id }],
    ] as const;
    for (const [query, input] of refused) expect(await ask(lent, query, { input })).toEqual({ __typename: 'NotFound' });
    const serviceId = world.bari.service.id;
    const nothing = [
      ['query ($input: AvailabilityInput!) { availabilityOnBehalf(input: $input) { minutes } }', { input: { serviceId, officeId } }],
      ['query ($officeId: ID!) { queue(officeId: $officeId) { __typename } }', { officeId }],
      ['query ($officeId: ID!) { waitingList(officeId: $officeId) { services { waiting } } }', { officeId }],
    ] as const;
    for (const [query, variables] of nothing) expect(await ask(lent, query, variables)).toBeNull();
  });

  it('calls who is next at the desk, and nobody of the waiting room', async () => {
    const due = await world.appointmentIn(-1, { desk });
    const call = () =>
      ask<Record<string, unknown>>(lent, 'mutation { callNextAppointment { __typename ... on DayStepTaken { appointment { id } } } }');
    expect(await call()).toEqual({ __typename: 'DayStepTaken', appointment: { id: due.id } });
    expect(await step('startAppointment', due.id, 1)).toBe('DayStepTaken');
    expect(await step('finishAppointment', due.id, 2)).toBe('DayStepTaken');
    expect(await call()).toEqual({ __typename: 'NobodyToCall' });
  });

  it('meets the citizen in the room, who reads from where they answer', async () => {
    const { id, roomToken } = await world.appointmentIn(3, { desk });
    const citizen = new Browser(world);
    expect(await citizen.ask('query ($token: String!) { room(token: $token) { isVirtual } }', { token: roomToken })).toEqual({
      isVirtual: true,
    });
    await citizen.enter({ token: roomToken });
    await using page = citizen.listen();
    const operator = new Browser(world, lent);
    expect(await operator.enterOffice(id)).toMatchObject({ __typename: 'RoomEntered' });
    expect(await operator.admit(citizen.id)).toBe('RoomChanged');
    await expect.poll(() => page.participant(operator.id)).toMatchObject({ role: 'OPERATOR', state: 'ADMITTED', lentBy: 'Modugno' });
    expect(page.participant(citizen.id)).toMatchObject({ lentBy: null });
  });
});

describe('what an operator who is lent did', () => {
  it('is in the audit of both municipalities, and the citizen reads who lends them', async () => {
    const { id } = await world.appointmentIn(2, { desk });
    const citizen = await aSession(world.database, world.bari.tenant, { keys: world.api.app.get(DataKeys) });
    await world.database.asSuperuser('update appointment set person_id = $2 where id = $1', [id, citizen.personId]);
    await record(id);
    expect(await step('startAppointment', id)).toBe('DayStepTaken');
    const done = { subject: 'Appointment', actor: lent.personId, person: citizen.personId, terms: { lentBy: lender.id } };
    expect(await audit(world.bari.tenant.id, id)).toMatchObject([
      { ...done, action: 'read' },
      { ...done, action: 'start' },
    ]);

    const jobs = await world.database.asSuperuser(
      `select data from pgboss.job where name = 'booking.lent-work' and data ->> 'subjectId' = $1 order by created_on, id`,
      [id],
    );
    const handler = new NoteLentWorkHandler(world.api.app.get(TenantScope), world.api.app.get(AuditTrail));
    // A job may come twice; what it says is written down once.
    for (const { data } of [...jobs, ...jobs]) await handler.handle(data as LentWorkEvent);
    const told = await audit(lender.id, id);
    expect(told).toMatchObject(
      ['read', 'start'].map((action) => ({ action, actor: lent.personId, allowedBy: 'loan', terms: { servedFor: world.bari.tenant.id } })),
    );
    // Whom it was for is nothing to the municipality that lends.
    expect(JSON.stringify(told)).not.toContain(citizen.personId);

    const log = await ask<{ edges: { node: object }[] }>(citizen, '{ myAccessLog { edges { node { action municipality lentBy own } } } }');
    expect(log.edges.map(({ node }) => node)).toEqual([
      { action: 'start', municipality: 'Comune bari', lentBy: 'Modugno', own: false },
      { action: 'read', municipality: 'Comune bari', lentBy: 'Modugno', own: false },
    ]);
  });
});

describe('at home', () => {
  const ELSEWHERE = `{ desksElsewhere { id name municipality officeName workUrl until appointments { id channel isWaiting roomUrl } } }`;
  interface Elsewhere {
    readonly appointments: readonly { readonly id: string; readonly isWaiting: boolean }[];
  }

  it('one finds the desks that one staffs elsewhere, what waits there, and the way', async () => {
    const { theirs, inPerson, atAnother } = await threeAppointments();
    await new Browser(world).enter({ token: theirs.roomToken });
    const [found, ...more] = await ask<Elsewhere[]>(atHome, ELSEWHERE, {}, lender.hosts[0]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      ...{ id: desk.id, name: 'Videosportello', municipality: 'Comune bari', officeName: world.bari.office.name },
      workUrl: 'http://bari.localhost:3000/ufficio',
    });
    expect(found?.appointments).toContainEqual({
      ...{ id: theirs.id, channel: 'VIDEO', isWaiting: true },
      roomUrl: `http://bari.localhost:3000/ufficio/stanza/${theirs.id}`,
    });
    const ids = found?.appointments.map(({ id }) => id);
    for (const { id } of [inPerson, atAnother]) expect(ids).not.toContain(id);
  });

  it('a colleague who is not lent finds none, nor does one whose loan is over or of another lender', async () => {
    const colleague = await aSession(world.database, lender, { roles: ['OPERATOR'] });
    await lentFor(-1000, colleague.personId);
    expect(await ask(colleague, ELSEWHERE, {}, lender.hosts[0])).toEqual([]);
    expect(await ask(world.operator, ELSEWHERE)).toEqual([]);
    const own = await aSession(world.database, world.bari.tenant, { personId: atHome.personId, roles: ['OPERATOR'] });
    expect(await ask(own, ELSEWHERE)).toEqual([]);
  });
});

describe('the end', () => {
  it('of the loan is to the second: also of what is open, and of who is in a room', async () => {
    const { id, roomToken } = await world.appointmentIn(1, { desk });
    const person = await aSession(world.database, lender, { roles: ['OPERATOR'] });
    const soon = await lentFor(12_000, person.personId);
    const citizen = new Browser(world);
    await citizen.enter({ token: roomToken });
    await using page = citizen.listen();
    const operator = new Browser(world, soon);
    await operator.enterOffice(id);
    await using theirs = operator.listen();
    await expect.poll(() => page.participant(operator.id)).toMatchObject({ state: 'ADMITTED', isPresent: true });
    await using client = liveClient(world.api.port, { host: world.bari.host, ...soon.headers });
    const news = client.events({
      query: 'subscription ($officeId: ID!) { agendaChanged(officeId: $officeId) { isStale } }',
      variables: { officeId: world.bari.office.id },
    });
    expect(await news.next()).toMatchObject({ value: { data: { agendaChanged: { isStale: true } } } });
    expect((await client.closed).code).toBe(4403);
    await theirs.over;
    await expect.poll(() => page.participant(operator.id)).toMatchObject({ state: 'LEFT', isPresent: false });
    const { errors } = await world.api.ask(world.bari.host, { query: '{ agendaOffices { id } }' }, soon.headers);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('comes at once where the manager takes the desk back', async () => {
    const { id, roomToken } = await world.appointmentIn(1, { desk });
    const citizen = new Browser(world);
    await citizen.enter({ token: roomToken });
    const operator = new Browser(world, lent);
    await operator.enterOffice(id);
    await using page = operator.listen();
    await using theirs = citizen.listen();
    await expect.poll(() => theirs.participant(operator.id)).toMatchObject({ state: 'ADMITTED', isPresent: true });
    expect(await set(desk.id, false)).toMatchObject({ __typename: 'VirtualDeskSet', desk: { isVirtual: false } });
    expect(await record(id)).toBeNull();
    expect(await agenda()).toBeNull();
    expect(await operator.say('C’è qualcuno?')).toBe('RoomSeatLost');
    // Also of a call that goes on: on either side.
    await expect.poll(() => page.of('RoomSeatLost')).toHaveLength(1);
    await expect.poll(() => theirs.participant(operator.id)).toMatchObject({ state: 'LEFT', isPresent: false });
    expect(await ask(atHome, '{ desksElsewhere { id } }', {}, lender.hosts[0])).toEqual([]);
    await set(desk.id, true);
  });
});

async function audit(tenantId: string, subjectId: string): Promise<Record<string, unknown>[]> {
  const rows = await world.database.asSuperuser(
    `select content from audit_entry where tenant_id = $1 and content::jsonb ->> 'subjectId' = $2 order by sequence`,
    [tenantId, subjectId],
  );
  return rows.map(({ content }) => JSON.parse(String(content)) as Record<string, unknown>);
}
