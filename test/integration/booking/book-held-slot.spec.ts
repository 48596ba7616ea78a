import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BOOKING_QUEUES } from '@casa/contracts';
import { aDesk, anOffice, aService, fixedClock, testDatabase, type TestDatabase, weeklyHours } from '@casa/testing';
import { aCounter, type Counter, forged, granted, jobsOf, refusal, request, slot, taken } from './a-counter.js';
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

async function hold(counter: Counter, startsAt: string): Promise<string> {
  return granted(await booking.hold.execute(counter.caller, slot(counter, startsAt))).token;
}

async function countAppointments({ tenant }: Counter): Promise<number> {
  return (await database.asSuperuser('select id from appointment where tenant_id = $1', [tenant.id])).length;
}

describe('a hold that ran out', () => {
  it('is claimed anew when the time is still free, and stays the same booking when sent again', async () => {
    const counter = await aCounter(database);
    const holdToken = await hold(counter, '2026-11-24T09:30');
    clock.advance(21 * MINUTE);
    const first = granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:30', { holdToken })));
    const second = granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:30', { holdToken })));
    expect(second).toEqual(first);
    expect(await taken(database, counter.desk)).toEqual(['09:30-10:00']);
    expect(await jobsOf(database, first.appointment.id)).toHaveLength(1);
  });

  it('is no help when somebody else took the time: taken, with the nearest others, and nothing written', async () => {
    const counter = await aCounter(database);
    const holdToken = await hold(counter, '2026-11-24T09:30');
    clock.advance(20 * MINUTE);
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:30', { citizen: { email: 'altri@example.it' } })));
    expect(refusal(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:30', { holdToken })))).toEqual({
      why: 'SLOT_TAKEN',
      alternatives: ['2026-11-24T09:00', '2026-11-24T10:00', '2026-11-24T10:30'],
    });
    expect(await countAppointments(counter)).toBe(1);
  });
});

describe('the same hold sent again', () => {
  it('gives the same appointment, also ten times at once', async () => {
    const counter = await aCounter(database);
    const holdToken = await hold(counter, '2026-11-24T09:30');
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => booking.book.execute(counter.caller, request(counter, '2026-11-24T09:30', { holdToken }))),
    );
    const ids = outcomes.map((outcome) => granted(outcome).appointment.id);
    expect(new Set(ids).size).toBe(1);
    expect(await countAppointments(counter)).toBe(1);
    expect(await jobsOf(database, ids[0]!)).toEqual([BOOKING_QUEUES.booked]);
  });

  it('by somebody else is not found', async () => {
    const counter = await aCounter(database);
    const holdToken = await hold(counter, '2026-11-24T09:30');
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:30', { holdToken })));
    const other = request(counter, '2026-11-24T09:30', { holdToken, citizen: { email: 'altri@example.it' } });
    expect(refusal(await booking.book.execute(counter.caller, other)).why).toBe('NOT_FOUND');
  });

  it.each(['that runs', 'that ran out'])('for five people at once, one %s: one has it, no error', async (state) => {
    const counter = await aCounter(database);
    await aDesk(database, counter.office, [counter.service]);
    const holdToken = await hold(counter, '2026-11-24T09:30');
    if (state === 'that ran out') clock.advance(20 * MINUTE);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        booking.book.execute(
          counter.caller,
          request(counter, '2026-11-24T09:30', { holdToken, citizen: { email: `c${index}@example.it` } }),
        ),
      ),
    );
    const words = outcomes.map((outcome) => refusal(outcome).why).sort();
    expect(words).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'not refused']);
    expect(await countAppointments(counter)).toBe(1);
  });
});

describe('a hold that was taken for something else', () => {
  it('is not believed for a longer service at the same start', async () => {
    const counter = await aCounter(database);
    const long = await aService(database, counter.office, { minutes: 60 });
    const desk = await aDesk(database, counter.office, [long]);
    const holdToken = await hold(counter, '2026-11-24T09:00');
    granted(await booking.book.execute(counter.caller, request({ ...counter, service: long }, '2026-11-24T09:00', { holdToken })));
    expect(await taken(database, counter.desk)).toEqual(['09:00-09:30 held']);
    expect(await taken(database, desk)).toEqual(['09:00-10:00']);
  });

  it('is not believed for a service its desk does not serve, nor for another start', async () => {
    const counter = await aCounter(database);
    const other = await aService(database, counter.office);
    const desk = await aDesk(database, counter.office, [other]);
    const holdToken = await hold(counter, '2026-11-24T09:00');
    granted(await booking.book.execute(counter.caller, request({ ...counter, service: other }, '2026-11-24T09:00', { holdToken })));
    expect(await taken(database, desk)).toEqual(['09:00-09:30']);
    const again = await hold(counter, '2026-11-24T10:00');
    const early = request(counter, '2026-11-24T10:30', { holdToken: again, citizen: { email: 'altri@example.it' } });
    granted(await booking.book.execute(counter.caller, early));
    expect(await taken(database, counter.desk)).toEqual(['09:00-09:30 held', '10:00-10:30 held', '10:30-11:00']);
  });

  it('is not believed at another office', async () => {
    const counter = await aCounter(database);
    const office = await anOffice(database, counter.tenant);
    const desk = await aDesk(database, office, [counter.service]);
    await weeklyHours(database, office);
    const holdToken = await hold(counter, '2026-11-24T09:00');
    granted(await booking.book.execute(counter.caller, request({ ...counter, office }, '2026-11-24T09:00', { holdToken })));
    expect(await taken(database, desk)).toEqual(['09:00-09:30']);
    expect(await taken(database, counter.desk)).toEqual(['09:00-09:30 held']);
  });

  it('does not get round the lead time, the horizon or the ways to meet of another service at its desk', async () => {
    const counter = await aCounter(database, { channels: ['IN_PERSON', 'VIDEO'] });
    const strict = await aService(database, counter.office, { leadMinutes: 5 * 24 * 60, horizonDays: 6 });
    await database.inTenant(counter.tenant.id, (client) =>
      client.query('insert into desk_service (tenant_id, service_id, desk_id) values ($1, $2, $3)', [
        counter.tenant.id,
        strict.id,
        counter.desk.id,
      ]),
    );
    const attempt = async (startsAt: string, channel: 'IN_PERSON' | 'VIDEO') => {
      const { token: holdToken } = granted(await booking.hold.execute(counter.caller, slot(counter, startsAt, channel)));
      return refusal(await booking.book.execute(counter.caller, request({ ...counter, service: strict }, startsAt, { holdToken, channel })))
        .why;
    };
    expect(await attempt('2026-11-24T09:00', 'IN_PERSON')).toBe('TOO_SOON');
    expect(await attempt('2026-11-30T09:00', 'IN_PERSON')).toBe('TOO_FAR');
    expect(await attempt('2026-11-27T09:00', 'VIDEO')).toBe('NOT_OFFERED');
    expect(await countAppointments(counter)).toBe(0);
  });

  it('is not believed when its token was made up, or is of another municipality', async () => {
    const counter = await aCounter(database);
    const elsewhere = await aCounter(database);
    const theirs = await hold(elsewhere, '2026-11-24T09:00');
    const mine = await hold(counter, '2026-11-24T09:00');
    for (const holdToken of [theirs, forged(mine), '', 'hold']) {
      expect(refusal(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:00', { holdToken }))).why).toBe(
        'SLOT_TAKEN',
      );
    }
  });
});
