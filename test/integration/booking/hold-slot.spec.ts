import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aClosure, aDesk, aHold, anOffice, aService, fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { aCounter, forged, granted, inWinter, refusal, request, slot, taken } from './a-counter.js';
import { useCases, type UseCases } from './use-cases.js';

const MONDAY_AT_EIGHT = '2026-11-23T08:00:00+01:00';
const MINUTE = 60_000;
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

describe('a hold', () => {
  it('takes the start for twenty minutes and names the nearest others to whoever comes second', async () => {
    const counter = await aCounter(database);
    const held = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    expect(held).toMatchObject({
      expiresAt: inWinter('2026-11-23T08:20'),
      slot: { startsAt: inWinter('2026-11-24T10:00').getTime(), minutes: 30 },
    });
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')))).toEqual({
      why: 'SLOT_TAKEN',
      alternatives: ['2026-11-24T09:00', '2026-11-24T09:30', '2026-11-24T10:30'],
    });
  });

  it('keeps the time to its last millisecond and then gives it to whoever asks', async () => {
    const counter = await aCounter(database);
    granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    clock.advance(20 * MINUTE - 1);
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00'))).why).toBe('SLOT_TAKEN');
    clock.advance(1);
    granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    expect(await taken(database, counter.desk)).toEqual(['10:00-10:30 held']);
  });

  it('that ran out is cleared from the time that is wanted, and left elsewhere', async () => {
    const counter = await aCounter(database);
    const ran = { desk: counter.desk, minutes: 30, heldUntil: new Date(MONDAY_AT_EIGHT) };
    for (const start of ['09:00', '09:30', '11:00']) await aHold(database, { ...ran, startsAt: inWinter(`2026-11-24T${start}`) });
    const long = await aService(database, counter.office, { minutes: 60, stepMinutes: 30 });
    await database.inTenant(counter.tenant.id, (client) =>
      client.query('insert into desk_service (tenant_id, service_id, desk_id) values ($1, $2, $3)', [
        counter.tenant.id,
        long.id,
        counter.desk.id,
      ]),
    );
    granted(await booking.hold.execute(counter.caller, slot({ ...counter, service: long }, '2026-11-24T09:00')));
    expect(await taken(database, counter.desk)).toEqual(['09:00-10:00 held', '11:00-11:30 held']);
  });

  it('that ran out and lies across two wanted starts is taken over by both at once', async () => {
    const counter = await aCounter(database, { maxOpenPerPerson: 100 });
    for (let day = 24; day <= 27; day += 1) {
      const startsAt = inWinter(`2026-11-${day}T09:00`);
      await aHold(database, { desk: counter.desk, startsAt, minutes: 180, heldUntil: new Date(MONDAY_AT_EIGHT) });
      const starts = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].map((start) => slot(counter, `2026-11-${day}T${start}`));
      const outcomes = await Promise.all(starts.map((start) => booking.hold.execute(counter.caller, start)));
      expect(outcomes.map(refusal)).toEqual(starts.map(() => ({ why: 'not refused' })));
    }
  });
});

describe('a hold that replaces another', () => {
  it('gives the old time back', async () => {
    const counter = await aCounter(database);
    const first = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T11:00'), first.token));
    expect(await taken(database, counter.desk)).toEqual(['11:00-11:30 held']);
  });

  it('may overlap it, or be the same', async () => {
    const counter = await aCounter(database, { minutes: 60, stepMinutes: 30 });
    const first = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    const second = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:30'), first.token));
    granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:30'), second.token));
    expect(await taken(database, counter.desk)).toEqual(['10:30-11:30 held']);
  });

  it('leaves the old one when it is refused', async () => {
    const counter = await aCounter(database);
    const other = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T11:00')));
    const mine = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T11:00'), mine.token)).why).toBe('SLOT_TAKEN');
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:10'), mine.token)).why).toBe('NOT_OFFERED');
    expect(await taken(database, counter.desk)).toEqual(['10:00-10:30 held', '11:00-11:30 held']);
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T10:00', { holdToken: mine.token })));
    expect(await booking.release.execute(counter.caller, other.token)).toEqual({ ok: true, value: true });
  });

  it('does not touch a hold whose token does not prove itself, nor an appointment', async () => {
    const counter = await aCounter(database);
    const elsewhere = await aCounter(database);
    const theirs = granted(await booking.hold.execute(elsewhere.caller, slot(elsewhere, '2026-11-24T10:00')));
    const booked = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T10:00', { holdToken: booked.token })));
    for (const token of [theirs.token, booked.token, forged(booked.token), 'x'.repeat(54), '']) {
      const next = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T11:00'), token));
      await booking.release.execute(counter.caller, next.token);
    }
    expect(await taken(database, counter.desk)).toEqual(['10:00-10:30']);
    expect(await taken(database, elsewhere.desk)).toEqual(['10:00-10:30 held']);
  });
});

describe('releasing', () => {
  it('gives the time back once', async () => {
    const counter = await aCounter(database);
    const { token } = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    expect(await booking.release.execute(counter.caller, token)).toEqual({ ok: true, value: true });
    expect(await booking.release.execute(counter.caller, token)).toEqual({ ok: true, value: false });
    expect(await taken(database, counter.desk)).toEqual([]);
  });

  it('is no way to end an appointment, or what is another municipality’s', async () => {
    const counter = await aCounter(database);
    const elsewhere = await aCounter(database);
    const { token } = granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T10:00')));
    expect(refusal(await booking.release.execute(elsewhere.caller, token)).why).toBe('NOT_FOUND');
    const { manageToken } = granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T10:00', { holdToken: token })));
    expect(await booking.release.execute(counter.caller, token)).toEqual({ ok: true, value: false });
    expect(refusal(await booking.release.execute(counter.caller, manageToken)).why).toBe('NOT_FOUND');
    expect(await taken(database, counter.desk)).toEqual(['10:00-10:30']);
  });
});

describe('a start that cannot be held', () => {
  it.each([
    ['2026-11-23T07:30', 'PAST'],
    ['2026-11-23T09:00', 'TOO_SOON'],
    ['2026-11-23T10:00', 'not refused'],
    ['2026-11-30T11:30', 'not refused'],
    ['2026-12-01T09:00', 'TOO_FAR'],
    ['2026-11-28T09:00', 'CLOSED'],
    ['2026-11-24T08:30', 'NOT_OFFERED'],
    ['2026-11-24T11:45', 'NOT_OFFERED'],
    ['2026-11-24T12:00', 'NOT_OFFERED'],
    ['2026-11-24T09:15', 'NOT_OFFERED'],
    ['2026-11-24T09:00:00.400', 'NOT_OFFERED'],
    ['2026-11-24T09:00:01', 'NOT_OFFERED'],
  ])('%s: %s', async (startsAt, why) => {
    const counter = await aCounter(database, { leadMinutes: 120, horizonDays: 7 });
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, startsAt))).why).toBe(why);
  });

  it('on the years’ last day is too far, and names what is near the horizon', async () => {
    const counter = await aCounter(database, { horizonDays: 1 });
    const wanted = { ...slot(counter, '2026-11-24T09:00'), startsAt: new Date('9999-12-31T23:59:59-12:00') };
    expect(refusal(await booking.hold.execute(counter.caller, wanted))).toEqual({
      why: 'TOO_FAR',
      alternatives: ['2026-11-24T10:30', '2026-11-24T11:00', '2026-11-24T11:30'],
    });
  });

  it('is closed, not taken, when the office is; the same inside a day that is closed in part', async () => {
    const counter = await aCounter(database);
    await aClosure(database, counter.tenant, {
      office: counter.office,
      from: inWinter('2026-11-24T00:00'),
      until: inWinter('2026-11-25T00:00'),
    });
    await aClosure(database, counter.tenant, {
      desk: counter.desk,
      from: inWinter('2026-11-25T10:00'),
      until: inWinter('2026-11-25T12:00'),
    });
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T09:00'))).why).toBe('CLOSED');
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-25T10:30'))).why).toBe('NOT_OFFERED');
    granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-25T09:30')));
  });

  it('is of a way to meet that the service or every desk does not have', async () => {
    const counter = await aCounter(database, { channels: ['IN_PERSON', 'VIDEO'] });
    await aDesk(database, counter.office, [counter.service], { channels: ['IN_PERSON', 'TELEPHONE'] });
    granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T09:00', 'VIDEO')));
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T09:00', 'VIDEO'))).why).toBe('SLOT_TAKEN');
    expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T09:30', 'TELEPHONE')))).toEqual({
      why: 'NOT_OFFERED',
      alternatives: [],
    });
  });
});

describe('what is not booked', () => {
  it.each([{ status: 'SUSPENDED' as const }, { bookable: false }, { retiredAt: new Date(MONDAY_AT_EIGHT) }])(
    'a service that is %j',
    async (given) => {
      const counter = await aCounter(database, given);
      expect(refusal(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T09:00'))).why).toBe('NOT_FOUND');
      expect(await booking.availability.days(counter.caller, { ...slot(counter, '2026-11-24T09:00'), days: 3 })).toBeUndefined();
    },
  );

  it('a service at an office without a desk for it, of another municipality, or that there is not', async () => {
    const counter = await aCounter(database);
    const elsewhere = await aCounter(database);
    const otherOffice = await anOffice(database, counter.tenant);
    const retired = await anOffice(database, counter.tenant, { retiredAt: new Date(MONDAY_AT_EIGHT) });
    await aDesk(database, retired, [counter.service]);
    const good = slot(counter, '2026-11-24T09:00');
    const strange = [
      { ...good, officeId: otherOffice.id },
      { ...good, officeId: retired.id },
      { ...good, officeId: elsewhere.office.id },
      { ...good, serviceId: elsewhere.service.id },
      { ...good, serviceId: elsewhere.service.id, officeId: elsewhere.office.id },
      { ...good, serviceId: 'x' },
      { ...good, officeId: '' },
    ];
    for (const wanted of strange) expect(refusal(await booking.hold.execute(counter.caller, wanted)).why).toBe('NOT_FOUND');
    granted(await booking.hold.execute(counter.caller, good));
  });
});
