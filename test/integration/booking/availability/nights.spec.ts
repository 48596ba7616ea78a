import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAppointment, aSpecialOpening, fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { aCounter, type Counter, granted, inWinter, refusal, request, slot } from '../a-counter.js';
import { useCases, type UseCases } from '../use-cases.js';

const clock = fixedClock('2026-01-01T00:00:00Z');
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

/** The free starts of a day, by the clock of the office. */
async function starts(counter: Counter, day: string): Promise<{ status: string | undefined; starts: string[] }> {
  const view = await booking.availability.days(counter.caller, { ...slot(counter, `${day}T12:00`), from: day, days: 1 });
  const [found] = view?.days ?? [];
  const inRome = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/Rome');
  return {
    status: found?.status,
    starts:
      found?.slots.map(({ startsAt }) => inRome(startsAt).toString({ timeZoneName: 'never' }).slice(11, 16) + inRome(startsAt).offset) ??
      [],
  };
}

describe('an office that is open in a night of clock change', () => {
  it.each([
    ['2026-03-29', '01:00', '04:00', ['01:00+01:00', '01:30+01:00', '03:00+02:00', '03:30+02:00']],
    ['2027-03-28', '01:00', '04:00', ['01:00+01:00', '01:30+01:00', '03:00+02:00', '03:30+02:00']],
    ['2026-03-29', '02:00', '03:30', ['03:00+02:00']],
    ['2026-03-29', '02:30', '03:30', []],
    ['2026-10-25', '01:00', '03:00', ['01:00+02:00', '01:30+02:00', '02:00+02:00', '02:30+02:00', '02:00+01:00', '02:30+01:00']],
    ['2026-10-25', '02:00', '03:00', ['02:00+01:00', '02:30+01:00']],
    ['2026-10-25', '02:30', '03:30', ['02:30+01:00', '03:00+01:00']],
  ])('%s from %s to %s', async (day, opens, closes, expected) => {
    clock.set(`${day}T00:00:00+01:00`);
    clock.advance(-48 * 3_600_000);
    const counter = await aCounter(database);
    await aSpecialOpening(database, counter.office, { day, opens, closes });
    expect(await starts(counter, day)).toEqual({ status: expected.length > 0 ? 'FREE' : 'CLOSED', starts: expected });
  });
});

describe('an appointment over midnight', () => {
  it('takes time of the next day too', async () => {
    clock.set('2026-11-23T08:00:00+01:00');
    const counter = await aCounter(database);
    await aSpecialOpening(database, counter.office, { day: '2026-11-25', opens: '00:00', closes: '02:00' });
    await anAppointment(database, { service: counter.service, desk: counter.desk, startsAt: inWinter('2026-11-24T23:45') });
    expect(await starts(counter, '2026-11-25')).toEqual({ status: 'FREE', starts: ['00:30+01:00', '01:00+01:00', '01:30+01:00'] });
    expect(refusal(await booking.book.execute(counter.caller, request(counter, '2026-11-25T00:00'))).why).toBe('SLOT_TAKEN');
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-25T00:30')));
  });
});
