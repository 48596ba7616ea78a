import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BookedAppointment } from '@casa/booking';
import { BOOKING_QUEUES } from '@casa/contracts';
import { aDesk, fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import {
  aCounter,
  type Counter,
  forged,
  granted,
  inWinter,
  jobsOf,
  refusal,
  request,
  slot,
  storedAppointment,
  taken,
} from './a-counter.js';
import { useCases, type UseCases } from './use-cases.js';

const MONDAY_AT_EIGHT = '2026-11-23T08:00:00+01:00';
const clock = fixedClock(MONDAY_AT_EIGHT);
let database: TestDatabase;
let booking: UseCases;

beforeAll(async () => {
  database = await testDatabase();
  booking = await useCases(database, clock);
});
afterAll(async () => {
  await booking[Symbol.asyncDispose]();
  await database.drop();
});
beforeEach(() => clock.set(MONDAY_AT_EIGHT));

async function booked(counter: Counter, startsAt: string, email = 'maria.lorusso@example.it'): Promise<BookedAppointment> {
  return granted(await booking.book.execute(counter.caller, request(counter, startsAt, { citizen: { email } })));
}

async function retire({ tenant, service }: Counter): Promise<void> {
  await database.inTenant(tenant.id, (client) => client.query('update service set retired_at = now() where id = $1', [service.id]));
}

describe('moving an appointment', () => {
  it('frees the old time, takes the new one, counts the change and tells of it', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    clock.advance(1000);
    granted(await booking.reschedule.execute(counter.caller, mine.manageToken, inWinter('2026-11-25T11:00')));
    expect(await storedAppointment(database, mine)).toMatchObject({
      starts_at: inWinter('2026-11-25T11:00'),
      ends_at: inWinter('2026-11-25T11:30'),
      sequence: 1,
      link_version: 1,
      changed_at: clock.now(),
    });
    expect(await taken(database, counter.desk)).toEqual(['11:00-11:30']);
    expect(await jobsOf(database, mine.appointment.id)).toEqual([BOOKING_QUEUES.booked, BOOKING_QUEUES.rescheduled]);
  });

  it('goes by less than its own length', async () => {
    const counter = await aCounter(database, { minutes: 60, stepMinutes: 15 });
    const mine = await booked(counter, '2026-11-24T09:30');
    for (const start of ['09:45', '09:15', '09:30']) {
      granted(await booking.reschedule.execute(counter.caller, mine.manageToken, inWinter(`2026-11-24T${start}`)));
    }
    expect(await taken(database, counter.desk)).toEqual(['09:30-10:30']);
    expect(await storedAppointment(database, mine)).toMatchObject({ sequence: 3 });
  });

  it('goes to another desk where its own is taken', async () => {
    const counter = await aCounter(database);
    const second = await aDesk(database, counter.office, [counter.service]);
    const mine = await booked(counter, '2026-11-24T09:00');
    await booked(counter, '2026-11-24T10:00', 'altri@example.it');
    granted(await booking.reschedule.execute(counter.caller, mine.manageToken, inWinter('2026-11-24T10:00')));
    expect(await taken(database, counter.desk)).toEqual(['10:00-10:30']);
    expect(await taken(database, second)).toEqual(['10:00-10:30']);
    expect(await storedAppointment(database, mine)).toMatchObject({ desk_id: second.id });
  });

  it('leaves the old one whole when the new time is taken or not offered', async () => {
    const counter = await aCounter(database, { horizonDays: 7 });
    const mine = await booked(counter, '2026-11-24T09:00');
    await booked(counter, '2026-11-24T10:00', 'altri@example.it');
    const before = await storedAppointment(database, mine);
    const refusals = [
      ['2026-11-24T10:00', 'SLOT_TAKEN'],
      ['2026-11-24T10:10', 'NOT_OFFERED'],
      ['2026-11-28T09:00', 'CLOSED'],
      ['2026-11-20T09:00', 'PAST'],
      ['2026-12-22T09:00', 'TOO_FAR'],
    ] as const;
    for (const [start, why] of refusals) {
      expect(refusal(await booking.reschedule.execute(counter.caller, mine.manageToken, inWinter(start))).why).toBe(why);
    }
    expect(await storedAppointment(database, mine)).toEqual(before);
    expect(await taken(database, counter.desk)).toEqual(['09:00-09:30', '10:00-10:30']);
    expect(await jobsOf(database, mine.appointment.id)).toEqual([BOOKING_QUEUES.booked]);
  });

  it('to where it is changes nothing', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    const before = await storedAppointment(database, mine);
    granted(await booking.reschedule.execute(counter.caller, mine.manageToken, inWinter('2026-11-24T09:00')));
    expect(await storedAppointment(database, mine)).toEqual(before);
    expect(await jobsOf(database, mine.appointment.id)).toHaveLength(1);
  });

  it('is refused when it is too late, and says until when it was not', async () => {
    const counter = await aCounter(database, { changeUntilMinutes: 60 });
    const mine = await booked(counter, '2026-11-24T09:00');
    const until = inWinter('2026-11-24T08:00');
    clock.set('2026-11-24T08:00:00.001+01:00');
    const move = () => booking.reschedule.execute(counter.caller, mine.manageToken, inWinter('2026-11-25T09:00'));
    expect(await move()).toEqual({ ok: false, refusal: { code: 'CHANGE_TOO_LATE', until, timeZone: 'Europe/Rome' } });
    clock.set(until.toISOString());
    granted(await move());
  });

  it('is refused once the service is retired', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    await retire(counter);
    expect(refusal(await booking.reschedule.execute(counter.caller, mine.manageToken, inWinter('2026-11-25T09:00')))).toEqual({
      why: 'NOT_OFFERED',
      alternatives: [],
    });
    expect(await taken(database, counter.desk)).toEqual(['09:00-09:30']);
  });

  it('when two want each other’s time at once: nobody gets an error or loses theirs', async () => {
    const counter = await aCounter(database);
    for (let round = 0; round < 10; round += 1) {
      const day = round % 2 === 0 ? '2026-11-24' : '2026-11-25';
      const one = await booked(counter, `${day}T09:00`, `uno${round}@example.it`);
      const two = await booked(counter, `${day}T09:30`, `due${round}@example.it`);
      const outcomes = await Promise.all([
        booking.reschedule.execute(counter.caller, one.manageToken, inWinter(`${day}T09:30`)),
        booking.reschedule.execute(counter.caller, two.manageToken, inWinter(`${day}T09:00`)),
      ]);
      expect(outcomes.map((outcome) => refusal(outcome).why)).toEqual(['SLOT_TAKEN', 'SLOT_TAKEN']);
      expect(await taken(database, counter.desk)).toEqual(['09:00-09:30', '09:30-10:00']);
      for (const { manageToken } of [one, two]) granted(await booking.cancel.execute(counter.caller, manageToken));
    }
  });

  it('five times at once moves one after the other', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    const starts = ['09:30', '10:00', '10:30', '11:00', '11:30'].map((time) => inWinter(`2026-11-24T${time}`));
    const outcomes = await Promise.all(starts.map((start) => booking.reschedule.execute(counter.caller, mine.manageToken, start)));
    expect(outcomes.map((outcome) => granted(outcome).sequence).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(await taken(database, counter.desk)).toHaveLength(1);
  });
});

describe('cancelling an appointment', () => {
  it('frees the time and tells of it; the second time it answers the same and says nothing', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    const first = granted(await booking.cancel.execute(counter.caller, mine.manageToken));
    clock.advance(60_000);
    const second = granted(await booking.cancel.execute(counter.caller, mine.manageToken));
    expect(second).toMatchObject({ id: first.id, status: 'CANCELLED', sequence: 1, changedAt: inWinter('2026-11-23T08:00') });
    expect(await taken(database, counter.desk)).toEqual([]);
    expect(await jobsOf(database, mine.appointment.id)).toEqual([BOOKING_QUEUES.booked, BOOKING_QUEUES.cancelled]);
    granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T09:00')));
  });

  it('at once ten times is one cancellation', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => booking.cancel.execute(counter.caller, mine.manageToken)));
    expect(outcomes.map((outcome) => granted(outcome).sequence)).toEqual(Array.from({ length: 10 }, () => 1));
    expect(await jobsOf(database, mine.appointment.id)).toHaveLength(2);
  });

  it('is refused when it is too late, also for a service that is retired since', async () => {
    const counter = await aCounter(database, { changeUntilMinutes: 24 * 60 });
    const mine = await booked(counter, '2026-11-25T09:00');
    await retire(counter);
    clock.set('2026-11-24T09:00:00.001+01:00');
    expect(refusal(await booking.cancel.execute(counter.caller, mine.manageToken)).why).toBe('CHANGE_TOO_LATE');
    clock.set('2026-11-24T09:00:00+01:00');
    granted(await booking.cancel.execute(counter.caller, mine.manageToken));
  });

  it('ends moving', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    granted(await booking.cancel.execute(counter.caller, mine.manageToken));
    expect(refusal(await booking.reschedule.execute(counter.caller, mine.manageToken, inWinter('2026-11-25T09:00'))).why).toBe('NOT_FOUND');
    expect(await taken(database, counter.desk)).toEqual([]);
  });
});

describe('renewing the link', () => {
  it('revokes the old one for everything, and mails the new one to the address, of which it shows the ends', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    expect(granted(await booking.renewLink.execute(counter.caller, mine.manageToken))).toBe('m…o@example.it');
    const { caller } = counter;
    expect(await booking.managed.find(caller, mine.manageToken)).toBeNull();
    expect(refusal(await booking.cancel.execute(caller, mine.manageToken)).why).toBe('NOT_FOUND');
    expect(refusal(await booking.reschedule.execute(caller, mine.manageToken, inWinter('2026-11-25T09:00'))).why).toBe('NOT_FOUND');
    expect(refusal(await booking.renewLink.execute(caller, mine.manageToken)).why).toBe('NOT_FOUND');
    expect(await jobsOf(database, mine.appointment.id)).toEqual([BOOKING_QUEUES.booked, BOOKING_QUEUES.linkRenewed]);
    expect(await storedAppointment(database, mine)).toMatchObject({ link_version: 2, status: 'BOOKED' });
  });

  it.each([
    ['a@example.it', 'a…@example.it'],
    ['ab@example.it', 'a…@example.it'],
    ['abc@example.it', 'a…c@example.it'],
  ])('shows %s as %s', async (email, shown) => {
    const counter = await aCounter(database);
    const { manageToken } = await booked(counter, '2026-11-24T09:00', email);
    expect(granted(await booking.renewLink.execute(counter.caller, manageToken))).toBe(shown);
  });
});

describe('a link', () => {
  it('opens its own appointment in its own municipality and nothing else', async () => {
    const counter = await aCounter(database);
    const elsewhere = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    const hold = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    expect(await booking.managed.find(counter.caller, mine.manageToken)).toMatchObject({ id: mine.appointment.id });
    expect(await booking.managed.find(elsewhere.caller, mine.manageToken)).toBeNull();
    for (const token of [forged(mine.manageToken), hold.token, '', 'x'.repeat(54), mine.appointment.id]) {
      expect(await booking.managed.find(counter.caller, token), token).toBeNull();
      expect(refusal(await booking.cancel.execute(counter.caller, token)).why, token).toBe('NOT_FOUND');
      expect(refusal(await booking.renewLink.execute(counter.caller, token)).why, token).toBe('NOT_FOUND');
    }
    expect(refusal(await booking.cancel.execute(elsewhere.caller, mine.manageToken)).why).toBe('NOT_FOUND');
    expect(await storedAppointment(database, mine)).toMatchObject({ status: 'BOOKED', sequence: 0 });
  });
});

describe('an appointment of a service that changed its length', () => {
  it('moves with the new length', async () => {
    const counter = await aCounter(database);
    const mine = await booked(counter, '2026-11-24T09:00');
    await database.inTenant(counter.tenant.id, (client) =>
      client.query('update service set minutes = 60 where id = $1', [counter.service.id]),
    );
    granted(await booking.reschedule.execute(counter.caller, mine.manageToken, inWinter('2026-11-24T09:30')));
    expect(await taken(database, counter.desk)).toEqual(['09:30-10:30']);
    expect(await storedAppointment(database, mine)).toMatchObject({ ends_at: inWinter('2026-11-24T10:30') });
  });
});
