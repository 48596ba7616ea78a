import { createHmac, randomUUID } from 'node:crypto';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { systemClock } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { CloseRoom, SignsOfLife } from '@casa/booking';
import { afterAll, describe, expect, it } from 'vitest';
import { aSession } from '../../../support/sessions.js';
import { Browser, type Listening, meeting, roomWorld } from './room-world.js';

const world = await roomWorld({
  CASA_TURN_URLS: 'turn:turn.example.it:3478?transport=udp,turns:turn.example.it:5349',
  CASA_TURN_SECRET: 'known to coturn',
});
const { api, bari, database } = world;
const keys = api.app.get(DataKeys);
const listening: Listening[] = [];

afterAll(async () => {
  await Promise.all(listening.map((page) => page[Symbol.asyncDispose]()));
  await world[Symbol.asyncDispose]();
});

function open(browser: Browser, after = 0): Listening {
  const page = browser.listen(after);
  listening.push(page);
  return page;
}

const DOOR = 'query ($token: String, $id: ID) { room(token: $token, appointmentId: $id) { role door telephone officeName } }';

describe('the link', () => {
  it('opens the door it was made for, and tells the office’s telephone', async () => {
    const { roomToken } = await world.appointmentIn(10);
    expect(await new Browser(world).ask(DOOR, { token: roomToken })).toEqual({
      ...{ role: 'CITIZEN', door: 'OPEN' },
      ...{ telephone: expect.stringMatching(/\d/) as unknown, officeName: bari.office.name },
    });
  });

  it.each([
    ['a quarter of an hour and more before', 16, 'NOT_YET'],
    ['four hours and more after', -241, 'OVER'],
  ])('%s is told so, and enters nothing', async (_when, minutes, door) => {
    const { roomToken } = await world.appointmentIn(minutes);
    const citizen = new Browser(world);
    expect(await citizen.ask(DOOR, { token: roomToken })).toMatchObject({ door });
    expect(await citizen.enter({ token: roomToken })).toMatchObject({ __typename: 'RoomNotOpen', door });
  });

  it('of a cancelled appointment says that it was cancelled', async () => {
    const { roomToken } = await world.appointmentIn(5, { status: 'CANCELLED' });
    expect(await new Browser(world).enter({ token: roomToken })).toMatchObject({ __typename: 'RoomNotOpen', door: 'CANCELLED' });
  });

  it('that is forged, revoked, for something else or of an appointment in person opens nothing', async () => {
    const appointment = await world.appointmentIn(5);
    const inPerson = await world.appointmentIn(5, { channel: 'IN_PERSON' });
    const references = api.app.get(SealedReferences);
    const tokens = [
      references.make('room link', bari.tenant.id, randomUUID(), 1),
      references.make('room link', bari.tenant.id, appointment.id, 2),
      references.make('room seat', bari.tenant.id, appointment.id, 1),
      appointment.manageToken,
      inPerson.roomToken,
      // Of the last letter not every bit counts.
      appointment.roomToken.replace(/.(?=.$)/, (letter) => (letter === 'A' ? 'B' : 'A')),
      'nothing',
    ];
    for (const token of tokens) {
      expect(await new Browser(world).ask(DOOR, { token })).toBeNull();
      expect(await new Browser(world).enter({ token })).toMatchObject({ __typename: 'NotFound' });
    }
  });

  it('is not needed by the person whose appointment it is, and by nobody else who is logged in', async () => {
    const { id } = await world.appointmentIn(5);
    const owner = await aSession(database, bari.tenant, { keys });
    await database.asSuperuser('update appointment set person_id = $2 where id = $1', [id, owner.personId]);
    const other = await aSession(database, bari.tenant, { keys });
    expect(await new Browser(world, owner).ask(DOOR, { id })).toMatchObject({ role: 'CITIZEN' });
    expect(await new Browser(world, owner).enter({ appointmentId: id })).toMatchObject({ state: 'WAITING' });
    for (const session of [other, world.operator, undefined]) {
      expect(await new Browser(world, session).ask(DOOR, { id })).toBeNull();
    }
  });
});

describe('who acts for another', () => {
  /** A citizen with an appointment, and somebody who acts for them until an instant. */
  async function aDelegate(until: Date) {
    const giver = await aSession(database, bari.tenant, { keys });
    const delegate = await aSession(database, bari.tenant, { keys });
    const delegationId = randomUUID();
    await database.asSuperuser(
      `insert into delegation (tenant_id, id, person_id, represented_id, kind, status, delegate_sealed, represented_sealed, valid_until, created_at)
       values ($1, $2, $3, $4, 'MANDATE', 'ACTIVE', '-', '-', $5, now())`,
      [bari.tenant.id, delegationId, delegate.personId, giver.personId, until],
    );
    await database.asSuperuser('update session set delegation_id = $2 where id = $1', [delegate.sessionId, delegationId]);
    const [theirs, own] = [await world.appointmentIn(5), await world.appointmentIn(5)];
    for (const [{ id }, { personId }] of [
      [theirs, giver],
      [own, delegate],
    ] as const) {
      await database.asSuperuser('update appointment set person_id = $2 where id = $1', [id, personId]);
    }
    return { delegate, delegationId, giver, theirs, own };
  }

  it('enters their room as them while the delegation holds, not one’s own, and it is written down', async () => {
    const { delegate, delegationId, giver, theirs, own } = await aDelegate(new Date(Date.now() + 60_000));
    const browser = new Browser(world, delegate);
    expect(await browser.ask(DOOR, { id: theirs.id })).toMatchObject({ role: 'CITIZEN' });
    expect(await browser.ask(DOOR, { id: own.id })).toBeNull();
    expect(await browser.enter({ appointmentId: own.id })).toMatchObject({ __typename: 'NotFound' });
    expect(await browser.enter({ appointmentId: theirs.id })).toMatchObject({ state: 'WAITING' });
    expect(await browser.enter({ appointmentId: theirs.id, seat: browser.seat })).toMatchObject({ state: 'WAITING' });
    const entries = await database.asSuperuser(
      `select content::jsonb - 'at' as entry from audit_entry where content::jsonb ->> 'subjectId' = $1`,
      [theirs.id],
    );
    expect(entries.map(({ entry }) => entry)).toEqual([
      {
        ...{ action: 'enter', subject: 'Room', subjectId: theirs.id, allowedBy: 'delegation' },
        ...{ actor: delegate.personId, person: giver.personId, delegation: delegationId },
      },
    ]);
  });

  it('enters nothing when it is over, and is told', async () => {
    const { delegate, theirs, own } = await aDelegate(new Date(Date.now() - 60_000));
    const browser = new Browser(world, delegate);
    for (const { id } of [theirs, own]) {
      expect(await browser.ask(DOOR, { id })).toBeNull();
      expect(await browser.enter({ appointmentId: id })).toMatchObject({ __typename: 'DelegationOver' });
    }
    expect(await browser.enter({ token: theirs.roomToken })).toMatchObject({ state: 'WAITING' });
  });
});

describe('the waiting room', () => {
  it('is left when the operator says so, and the appointment has begun', async () => {
    const { id, roomToken } = await world.appointmentIn(5);
    const citizen = new Browser(world);
    expect(await citizen.enter({ token: roomToken })).toMatchObject({ state: 'WAITING' });
    const page = open(citizen);
    await expect.poll(() => page.participant(citizen.id)).toMatchObject({ state: 'WAITING', name: 'Maria Lorusso', isPresent: true });
    const operator = new Browser(world, world.operator);
    await operator.enterOffice(id);
    await operator.say('Un momento');
    expect(await citizen.say('Buongiorno')).toBe('RoomNotAdmitted');
    expect(await citizen.signal(operator.id, '{}')).toBe('RoomNotAdmitted');
    await expect
      .poll(() => page.participant(operator.id))
      .toMatchObject({ role: 'OPERATOR', name: expect.stringMatching(/OPERATOR/) as unknown });
    expect(page.of('RoomMessage')).toEqual([]);

    expect(await operator.admit(citizen.id)).toBe('RoomChanged');
    await expect.poll(() => page.participant(citizen.id)).toMatchObject({ state: 'ADMITTED' });
    // What was said before is heard now.
    await expect.poll(() => page.of('RoomMessage').map((event) => event['text'])).toEqual(['Un momento']);
    const [appointment] = await database.asSuperuser('select arrived_at, started_at, served_by, version from appointment where id = $1', [
      id,
    ]);
    expect(appointment).toMatchObject({ arrived_at: expect.any(Date) as unknown, started_at: expect.any(Date) as unknown, version: 2 });
    expect(appointment?.['served_by']).toBe(world.operator.personId);
  });

  it('is left by somebody who was given up, too: their appointment begins after all', async () => {
    const { id, roomToken } = await world.appointmentIn(-5);
    await database.asSuperuser(`update appointment set finished_at = now(), outcome = 'NO_SHOW' where id = $1`, [id]);
    const citizen = new Browser(world);
    await citizen.enter({ token: roomToken });
    const operator = new Browser(world, world.operator);
    await operator.enterOffice(id);
    expect(await operator.admit(citizen.id)).toBe('RoomChanged');
    const [appointment] = await database.asSuperuser('select started_at, finished_at, outcome from appointment where id = $1', [id]);
    expect(appointment).toEqual({ started_at: expect.any(Date) as unknown, finished_at: null, outcome: null });
  });

  it('is where those stay whom the office does not let in', async () => {
    const { citizen, operator, appointment } = await meeting(world);
    const page = open(citizen);
    expect(await operator.admit(citizen.id, false)).toBe('RoomChanged');
    await expect.poll(() => page.participant(citizen.id)).toMatchObject({ state: 'REFUSED' });
    expect(await citizen.say('Perché?')).toBe('RoomNotAdmitted');
    expect(await citizen.enter({ token: appointment.roomToken, seat: citizen.seat })).toMatchObject({ __typename: 'RoomRefused' });
  });

  it('is nobody’s to open but an operator’s of the office', async () => {
    const { id, roomToken } = await world.appointmentIn(5);
    const elsewhere = await aSession(database, bari.tenant, { keys, roles: ['OPERATOR'], officeIds: [bari.otherOffice.id] });
    expect(await new Browser(world, elsewhere).ask('query ($id: ID!) { officeRoom(appointmentId: $id) { role } }', { id })).toBeNull();
    expect(await new Browser(world, elsewhere).enterOffice(id)).toMatchObject({ __typename: 'NotFound' });
    const [first, second] = [new Browser(world), new Browser(world, world.operator)];
    await first.enter({ token: roomToken });
    await second.enterOffice(id);
    // A seat of an operator is worth nothing without their login, and one of a citizen admits nobody.
    const thief = new Browser(world, elsewhere);
    thief.entered = second.entered;
    expect(await thief.admit(first.id)).toBe('RoomSeatLost');
    const impostor = new Browser(world, world.operator);
    impostor.entered = first.entered;
    expect(await impostor.admit(first.id)).toBe('RoomNotAdmitted');
    expect(await second.admit(randomUUID())).toBe('NotFound');
    const [other] = [await meeting(world)];
    expect(await second.admit(other.citizen.id, false)).toBe('NotFound');
  });
});

describe('a second browser with the same link', () => {
  it('is told, and takes nothing unless its person says so; then the first is told, and the second waits', async () => {
    const { citizen, operator, appointment } = await meeting(world);
    const first = open(citizen);
    await expect.poll(() => first.participant(citizen.id)).toMatchObject({ isPresent: true });
    const second = new Browser(world);
    expect(await second.enter({ token: appointment.roomToken })).toMatchObject({ __typename: 'RoomSeatTaken' });
    expect(await citizen.say('Sono ancora qui')).toBe('RoomChanged');

    expect(await second.enter({ token: appointment.roomToken, takeOver: true })).toMatchObject({ state: 'WAITING' });
    await expect.poll(() => first.of('RoomSeatLost')).toHaveLength(1);
    expect(await citizen.say('E ora?')).toBe('RoomSeatLost');
    expect(await second.say('E io?')).toBe('RoomNotAdmitted');
    expect(await operator.admit(second.id)).toBe('RoomChanged');
    expect(await second.say('Eccomi')).toBe('RoomChanged');
  });

  it('gets the place of one that is closed without being asked, and waits', async () => {
    const { citizen, appointment } = await meeting(world);
    const page = citizen.listen();
    await expect.poll(() => page.heard.length).toBeGreaterThan(0);
    await page[Symbol.asyncDispose]();
    const enter = () => new Browser(world).enter({ token: appointment.roomToken });
    await expect.poll(async () => (await enter()).__typename).toBe('RoomEntered');
    expect(await citizen.say('Torno')).toBe('RoomSeatLost');
  });

  it('with the same seat, as of a window that was doubled, ends the first', async () => {
    const { citizen } = await meeting(world);
    const first = open(citizen);
    await expect.poll(() => first.heard.length).toBeGreaterThan(0);
    const second = open(citizen);
    await expect.poll(() => first.of('RoomSeatLost')).toHaveLength(1);
    expect(second.of('RoomSeatLost')).toEqual([]);
  });
});

it('whoever loads their page again goes on where they were', async () => {
  const { citizen, operator, appointment } = await meeting(world);
  expect(await citizen.enter({ token: appointment.roomToken, seat: citizen.seat })).toMatchObject({
    state: 'ADMITTED',
    seat: citizen.seat,
  });
  expect(await operator.enterOffice(appointment.id, { seat: operator.seat })).toMatchObject({ state: 'ADMITTED', seat: operator.seat });
});

it('a page whose process did not reach the database for a while is shown as gone, keeps its place, and is there again', async () => {
  const { citizen, operator, appointment } = await meeting(world);
  const [own, page] = [open(citizen), open(operator)];
  await expect.poll(() => page.participant(citizen.id)).toMatchObject({ isPresent: true });
  const scope = api.app.get(TenantScope);
  const late = { now: () => new Date(Date.now() + 60_000) };
  await new SignsOfLife(scope, late).note(bari.tenant.id, [], [appointment.id]);
  await expect.poll(() => page.participant(citizen.id)).toMatchObject({ isPresent: false, state: 'ADMITTED' });
  const connections = await database.asSuperuser('select connection_id from room_participant where appointment_id = $1', [appointment.id]);
  const ids = connections.map((row) => String(row['connection_id']));
  await new SignsOfLife(scope, systemClock).note(bari.tenant.id, ids, [appointment.id]);
  await expect.poll(() => page.participant(citizen.id)).toMatchObject({ isPresent: true, state: 'ADMITTED' });
  expect([...own.of('RoomSeatLost'), ...page.of('RoomSeatLost')]).toEqual([]);
});

it('whoever is in when the appointment is cancelled is told at once', async () => {
  const { citizen, operator, appointment } = await meeting(world);
  const pages = [open(citizen), open(operator)];
  for (const page of pages) await expect.poll(() => page.heard.length).toBeGreaterThan(0);
  await database.asSuperuser('update service set change_until_minutes = 0 where id = $1', [bari.service.id]);
  const CANCEL = 'mutation ($token: String!) { cancelAppointment(input: { token: $token }) { __typename } }';
  expect(await citizen.ask(CANCEL, { token: appointment.manageToken })).toEqual({ __typename: 'AppointmentCancelled' });
  for (const page of pages) await expect.poll(() => page.of('RoomSeatLost')).toHaveLength(1);
});

it('whoever leaves is out, and waits when they come back', async () => {
  const { citizen, operator, appointment } = await meeting(world);
  const page = open(operator);
  expect(await citizen.leave()).toBe('RoomChanged');
  await expect.poll(() => page.participant(citizen.id)).toMatchObject({ state: 'LEFT', isPresent: false });
  expect(await citizen.enter({ token: appointment.roomToken, seat: citizen.seat })).toMatchObject({ state: 'WAITING' });
});

describe('a guest', () => {
  it('comes by a link of who is in the room, and waits as anybody else', async () => {
    const { citizen, operator } = await meeting(world);
    const page = open(operator);
    const { url } = await citizen.invite('Ada Interprete');
    const token = /^http:\/\/bari\.localhost:3000\/stanza\/link\/(.+)$/.exec(url ?? '')?.[1];
    const guest = new Browser(world);
    expect(await guest.enter({ token })).toMatchObject({ state: 'WAITING' });
    await expect.poll(() => page.participant(guest.id)).toMatchObject({ role: 'GUEST', state: 'WAITING', name: 'Ada Interprete' });
    expect(await guest.invite('Un altro')).toMatchObject({ __typename: 'RoomNotAdmitted' });
    await operator.admit(guest.id);
    expect(await guest.invite('Un altro')).toMatchObject({ __typename: 'NotFound' });
    expect(await guest.say('Good morning')).toBe('RoomChanged');
  });

  it('is one of five at the most', async () => {
    const { citizen, operator } = await meeting(world);
    for (const name of ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque'])
      expect(await operator.invite(name)).toMatchObject({ __typename: 'GuestInvited' });
    expect(await citizen.invite('Sei')).toMatchObject({ __typename: 'RoomLimitReached' });
  });
});

it('servers for the call are told to who is in, with a password that coturn can check and that ends', async () => {
  const { citizen, appointment } = await meeting(world);
  const QUERY =
    'query ($seat: String!) { iceServers(seat: $seat) { __typename ... on IceServers { isRelayOnly servers { urls username credential } } } }';
  const answer = await citizen.ask<{ isRelayOnly: boolean; servers: { urls: string[]; username: string; credential: string }[] }>(QUERY, {
    seat: citizen.seat,
  });
  expect(answer?.isRelayOnly).toBe(false);
  const [server] = answer!.servers;
  expect(server!.urls).toEqual(['turn:turn.example.it:3478?transport=udp', 'turns:turn.example.it:5349']);
  expect(server!.credential).toBe(createHmac('sha1', 'known to coturn').update(server!.username).digest('base64'));
  const left = Number(server!.username.split(':')[0]) - Date.now() / 1000;
  expect(left).toBeGreaterThan(3600);
  expect(left).toBeLessThanOrEqual(4 * 3600);
  await citizen.leave();
  await citizen.enter({ token: appointment.roomToken, seat: citizen.seat });
  expect(await citizen.ask(QUERY, { seat: citizen.seat })).toEqual({ __typename: 'RoomNotAdmitted' });
});

it('a message sent twice is there once', async () => {
  const { citizen, operator } = await meeting(world);
  const page = open(operator);
  const id = randomUUID();
  for (const text of ['Buongiorno', 'Buongiorno']) expect(await citizen.say(text, id)).toBe('RoomChanged');
  await citizen.say('Arrivederci');
  await expect.poll(() => page.of('RoomMessage').map(({ text }) => text)).toEqual(['Buongiorno', 'Arrivederci']);
  expect(await citizen.say('x'.repeat(2001))).toBe('InvalidInput');
  expect(await citizen.say('')).toBe('InvalidInput');
});

it('when its time is over what was said is gone, and nobody is in it', async () => {
  const { citizen, operator, appointment } = await meeting(world);
  await citizen.say('Che resti tra noi');
  await operator.signal(citizen.id, '{}');
  await operator.invite('Ada Interprete');
  const counted = (table: string) =>
    database.asSuperuser(`select count(*)::int as count from ${table} where appointment_id = $1`, [appointment.id]);
  const event = { tenantId: bari.tenant.id, appointmentId: appointment.id };
  const close = () => new CloseRoom(api.app.get(TenantScope), api.app.get(Outbox, { strict: false }), systemClock).execute(event);
  await close();
  expect(await counted('room_message')).toEqual([{ count: 1 }]);

  const page = open(operator);
  await expect.poll(() => page.heard.length).toBeGreaterThan(0);
  await database.asSuperuser(
    `update appointment set starts_at = starts_at - interval '5 hours', ends_at = ends_at - interval '5 hours' where id = $1`,
    [appointment.id],
  );
  await close();
  for (const table of ['room_message', 'room_signal']) expect(await counted(table)).toEqual([{ count: 0 }]);
  const people = await database.asSuperuser('select distinct state, name_sealed from room_participant where appointment_id = $1', [
    appointment.id,
  ]);
  expect(people).toEqual([{ state: 'LEFT', name_sealed: null }]);
  await expect.poll(() => page.of('RoomSeatLost')).toHaveLength(1);
  expect(await citizen.say('C’è nessuno?')).toBe('RoomSeatLost');
});

it('nothing that is said can be read in the database, and the audit knows who entered and who let whom in', async () => {
  const { citizen, operator, appointment } = await meeting(world);
  await citizen.say('Segretissimo');
  await operator.signal(citizen.id, 'candidate 192.0.2.7');
  await operator.invite('Ada Segretissima');
  const rows = await Promise.all(
    ['room_message', 'room_signal', 'room_participant'].map((table) =>
      database.asSuperuser(`select t::text from ${table} t where appointment_id = $1`, [appointment.id]),
    ),
  );
  expect(JSON.stringify(rows)).not.toMatch(/Segretissim|192\.0\.2\.7|Lorusso/);
  const entries = await database.asSuperuser(
    `select content::jsonb ->> 'action' as action, content::jsonb ->> 'actor' as actor from audit_entry where content::jsonb ->> 'subjectId' = $1 order by sequence`,
    [appointment.id],
  );
  expect(entries.map(({ action }) => action)).toEqual(['enter', 'start', 'admit']);
  expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set([world.operator.personId]));
});
