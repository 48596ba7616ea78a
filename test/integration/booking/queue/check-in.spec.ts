import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDesk, anAppointment, anOffice, aQueue, fixedClock, testDatabase, type TestAppointment, type TestDatabase } from '@casa/testing';
import { forged } from '../a-counter.js';
import {
  anOfficeWithQueue,
  anOperator,
  granted,
  labelOf,
  type QueueOfficeWorld,
  queueUseCases,
  type QueueUseCases,
} from './queue-world.js';

const MONDAY_AT_NINE = '2026-11-23T09:00:00+01:00';
const MINUTE = 60_000;
const clock = fixedClock(MONDAY_AT_NINE);
let database: TestDatabase;
let queue: QueueUseCases;

beforeAll(async () => {
  database = await testDatabase();
  queue = await queueUseCases(database, clock);
  return async () => {
    await queue[Symbol.asyncDispose]();
    await database.drop();
  };
});
beforeEach(() => clock.set(MONDAY_AT_NINE));

/** @param at minutes from nine. */
function booked({ services, desks }: QueueOfficeWorld, at: number, given: Partial<TestAppointment> = {}): Promise<TestAppointment> {
  const startsAt = new Date(Date.parse(MONDAY_AT_NINE) + at * MINUTE);
  return anAppointment(database, { service: services[1], desk: desks[0], startsAt, code: code(), ...given });
}

let codes = 0;
const code = () => `TS-${String((codes += 1)).padStart(8, '0')}`;

const refusalOf = async ({ caller }: QueueOfficeWorld, reference: string): Promise<unknown> => {
  const outcome = await queue.checkIn.execute(caller, reference);
  return outcome.ok ? `not refused: ${labelOf(outcome.value.ticket)}` : outcome.refusal;
};
const stored = async ({ id }: TestAppointment) => (await database.asSuperuser('select * from appointment where id = $1', [id]))[0]!;

describe('who booked checks in', () => {
  it('by the code, however it is typed, or the manage link; each time it is the same number', async () => {
    const world = await anOfficeWithQueue(database);
    const appointment = await booked(world, 30);
    const link = queue.references.make('appointment-link', world.tenant.id, appointment.id, 1);
    const spellings = [appointment.code, appointment.code.toLowerCase(), appointment.code.replace('-', ''), ` ${appointment.code} `, link];
    const tickets = [];
    for (const spelling of spellings) tickets.push(granted(await queue.checkIn.execute(world.caller, spelling)));
    expect(new Set(tickets.map(({ ticket }) => labelOf(ticket)))).toEqual(new Set(['B001']));
    expect(new Set(tickets.map(({ token }) => token)).size).toBe(1);
    expect(tickets[0]!.ticket).toMatchObject({
      origin: 'CHECK_IN',
      appointmentId: appointment.id,
      bookedFor: appointment.startsAt.getTime(),
    });
    expect(await stored(appointment)).toMatchObject({ arrived_at: new Date(MONDAY_AT_NINE), called_at: null, version: 1 });
  });

  it('once, when many say so at once', async () => {
    const world = await anOfficeWithQueue(database);
    const { code: reference } = await booked(world, 30);
    const all = await Promise.all(Array.from({ length: 20 }, () => queue.checkIn.execute(world.caller, reference)));
    expect(new Set(all.map((outcome) => labelOf(granted(outcome).ticket)))).toEqual(new Set(['B001']));
  });

  it('from an hour before, and not earlier', async () => {
    const world = await anOfficeWithQueue(database);
    const { code: reference, startsAt } = await booked(world, 60);
    clock.set('2026-11-23T08:59:59+01:00');
    expect(await refusalOf(world, reference)).toEqual({
      ...{ code: 'CHECK_IN_TOO_EARLY', timeZone: 'Europe/Rome', from: startsAt.getTime() - 60 * MINUTE },
    });
    clock.set(MONDAY_AT_NINE);
    granted(await queue.checkIn.execute(world.caller, reference));
  });

  it.each([
    ['that was cancelled', { status: 'CANCELLED' }, 30, 'CANCELLED'],
    ['that is by video', { channel: 'VIDEO' }, 30, 'NOT_IN_PERSON'],
    ['of tomorrow', {}, 24 * 60, 'OTHER_DAY'],
    ['of yesterday', {}, -24 * 60, 'OTHER_DAY'],
  ] as const)('not for an appointment %s', async (_what, given, at, reason) => {
    const world = await anOfficeWithQueue(database);
    const { code: reference } = await booked(world, at, given);
    expect(await refusalOf(world, reference)).toEqual({ code: 'CHECK_IN_NOT_POSSIBLE', reason });
  });

  it('not where the office has no waiting room, nor for what is over', async () => {
    const shut = await anOfficeWithQueue(database, { open: false });
    expect(await refusalOf(shut, (await booked(shut, 30)).code)).toEqual({ code: 'CHECK_IN_NOT_POSSIBLE', reason: 'NOT_OFFERED' });
    const world = await anOfficeWithQueue(database);
    const over = await booked(world, 0);
    await database.asSuperuser(`update appointment set outcome = 'SERVED', finished_at = now() where id = $1`, [over.id]);
    expect(await refusalOf(world, over.code)).toEqual({ code: 'CHECK_IN_NOT_POSSIBLE', reason: 'OVER' });
  });

  it('by no other code or link, and not elsewhere', async () => {
    const world = await anOfficeWithQueue(database);
    const elsewhere = await anOfficeWithQueue(database);
    const appointment = await booked(world, 30);
    const link = queue.references.make('appointment-link', world.tenant.id, appointment.id, 1);
    const wrong = ['', 'TS-0000000', 'TS-ZZZZZZZZ', `${appointment.code}0`, forged(link), link.slice(1), 'ıı-00000001', "TS-00000001'--"];
    for (const reference of wrong) expect(await refusalOf(world, reference), reference).toEqual({ code: 'NOT_FOUND' });
    for (const reference of [appointment.code, link]) expect(await refusalOf(elsewhere, reference)).toEqual({ code: 'NOT_FOUND' });
  });

  it('anew after leaving, behind who came meanwhile but by the hour that was booked', async () => {
    const world = await anOfficeWithQueue(database);
    const appointment = await booked(world, 5);
    const { token } = granted(await queue.checkIn.execute(world.caller, appointment.code));
    granted(await queue.leave.execute(world.caller, token));
    expect(await stored(appointment)).toMatchObject({ arrived_at: null });
    clock.advance(5 * MINUTE);
    expect(labelOf(granted(await queue.checkIn.execute(world.caller, appointment.code)).ticket)).toBe('B001');
    expect((await queue.view.byToken(world.caller, token))?.state).toBe('WAITING');
  });

  it('and waits no longer for an appointment that is cancelled or moved to another day, whoever does it', async () => {
    const world = await anOfficeWithQueue(database);
    const operator = await anOperator(database);
    const [cancelled, moved] = [await booked(world, 10), await booked(world, 40)];
    const tokens = [];
    for (const { code: reference } of [cancelled, moved]) tokens.push(granted(await queue.checkIn.execute(world.caller, reference)).token);
    await database.asSuperuser(`update appointment set status = 'CANCELLED' where id = $1`, [cancelled.id]);
    await database.asSuperuser(
      `update appointment set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1`,
      [moved.id],
    );
    for (const token of tokens) expect((await queue.view.byToken(world.caller, token))?.state).toBe('LEFT');
    clock.advance(60 * MINUTE);
    const outcome = await queue.callNext.execute(world.caller, operator, world.desks[0].id);
    expect(outcome.ok ? labelOf(outcome.value) : outcome.refusal.code).toBe('NOBODY_WAITING');
  });
});

describe('whose appointment is moved to another office on its day', () => {
  it('waits at the old one no longer, and checks in at the new one with a number of its own', async () => {
    const world = await anOfficeWithQueue(database);
    const operator = await anOperator(database);
    const other = await anOffice(database, world.tenant);
    const desk = await aDesk(database, other, [...world.services]);
    await aQueue(database, other, world.services);
    const appointment = await booked(world, 30);
    const { token } = granted(await queue.checkIn.execute(world.caller, appointment.code));
    await database.asSuperuser('update appointment set office_id = $2, desk_id = $3, arrived_at = null where id = $1', [
      appointment.id,
      other.id,
      desk.id,
    ]);
    expect((await queue.view.byToken(world.caller, token))?.state).toBe('LEFT');
    const { ticket } = granted(await queue.checkIn.execute(world.caller, appointment.code));
    expect(ticket).toMatchObject({ officeId: other.id, state: 'WAITING', number: 1 });
    const called = await queue.callNext.execute(world.caller, operator, world.desks[0].id);
    expect(called.ok ? labelOf(called.value) : called.refusal.code).toBe('NOBODY_WAITING');
    expect(granted(await queue.callNext.execute(world.caller, operator, desk.id)).id).toBe(ticket.id);
  });
});

describe('who took a ticket from home', () => {
  it('is called once they say that they are there, and not before', async () => {
    const world = await anOfficeWithQueue(database, { homeMinutes: 30 });
    const operator = await anOperator(database);
    const wanted = { officeId: world.office.id, serviceId: world.services[0].id, from: 'HOME' } as const;
    const { token } = granted(await queue.take.execute(world.caller, wanted));
    const nobody = await queue.callNext.execute(world.caller, operator, world.desks[0].id);
    expect(nobody.ok ? 'called' : nobody.refusal.code).toBe('NOBODY_WAITING');
    for (let time = 0; time < 2; time += 1)
      expect(granted(await queue.checkIn.execute(world.caller, token)).ticket.arrivedAt).not.toBeNull();
    expect(labelOf(granted(await queue.callNext.execute(world.caller, operator, world.desks[0].id)))).toBe('A001');
    expect(await refusalOf(world, token)).toEqual({ code: 'TICKET_OVER' });
  });

  it('keeps the place they had when they took it', async () => {
    const world = await anOfficeWithQueue(database, { homeMinutes: 30 });
    const operator = await anOperator(database);
    const wanted = { officeId: world.office.id, serviceId: world.services[0].id } as const;
    const { token } = granted(await queue.take.execute(world.caller, { ...wanted, from: 'HOME' }));
    clock.advance(MINUTE);
    granted(await queue.take.execute(world.caller, { ...wanted, from: 'KIOSK' }));
    clock.advance(MINUTE);
    granted(await queue.checkIn.execute(world.caller, token));
    expect(labelOf(granted(await queue.callNext.execute(world.caller, operator, world.desks[0].id)))).toBe('A001');
  });

  it('comes too late when their time is over', async () => {
    const world = await anOfficeWithQueue(database, { homeMinutes: 30 });
    const wanted = { officeId: world.office.id, serviceId: world.services[0].id, from: 'HOME' } as const;
    const { token } = granted(await queue.take.execute(world.caller, wanted));
    const waiting = async () =>
      (await queue.room.execute(world.caller, await anOperator(database), world.office.id))?.waiting.map(({ ticket }) => labelOf(ticket));
    expect(await waiting()).toEqual(['A001']);
    clock.advance(30 * MINUTE + 1);
    expect(await refusalOf(world, token)).toEqual({ code: 'TICKET_OVER' });
    expect(await waiting()).toEqual([]);
  });
});
