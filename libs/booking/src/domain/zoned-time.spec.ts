import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, localDay, offsetMinutes, startOfDay, zonedIso } from './zoned-time.js';

const ROME = 'Europe/Rome';
const at = (iso: string): number => Date.parse(iso);

/** Whole and half hours, quarters, both hemispheres, a change of half an hour, changes at midnight. */
const ZONES = [
  ROME,
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'Atlantic/Azores',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
];
const anInstant = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.getTime());

function temporal(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

describe('the nights of clock change in Rome', () => {
  it.each([
    ['the last second of winter time', '2026-03-29T00:59:59Z', 60, '2026-03-29T01:59:59+01:00'],
    ['the first of summer time', '2026-03-29T01:00:00Z', 120, '2026-03-29T03:00:00+02:00'],
    ['the last second of summer time', '2026-10-25T00:59:59Z', 120, '2026-10-25T02:59:59+02:00'],
    ['the first of winter time, an hour that comes again', '2026-10-25T01:00:00Z', 60, '2026-10-25T02:00:00+01:00'],
    ['the last second of winter time of the next year', '2027-03-28T00:59:59Z', 60, '2027-03-28T01:59:59+01:00'],
    ['the first of summer time of the next year', '2027-03-28T01:00:00Z', 120, '2027-03-28T03:00:00+02:00'],
  ])('%s', (_moment, instant, offset, iso) => {
    expect(offsetMinutes(at(instant), ROME)).toBe(offset);
    expect(zonedIso(at(instant), ROME)).toBe(iso);
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2027-03-28', 23],
    ['2026-11-23', 24],
  ])('%s has %i hours', (day, hours) => {
    const from = temporal(at(`${day}T12:00:00Z`), ROME).startOfDay().epochMilliseconds;
    const instants = Array.from({ length: 30 * 60 }, (_, minute) => from - 2 * 3_600_000 + minute * 60_000);
    expect(instants.filter((instant) => localDay(instant, ROME) === day)).toHaveLength(hours * 60);
  });
});

describe('against Temporal', () => {
  it('has the same offset, day and text at every instant in every zone', () => {
    fc.assert(
      fc.property(anInstant, fc.constantFrom(...ZONES), (instant, timeZone) => {
        const expected = temporal(instant, timeZone);
        expect(offsetMinutes(instant, timeZone)).toBe(expected.offsetNanoseconds / 60e9);
        expect(localDay(instant, timeZone)).toBe(expected.toPlainDate().toString());
        expect(zonedIso(instant, timeZone)).toBe(expected.toString({ timeZoneName: 'never', smallestUnit: 'second' }));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes the offset at the very second in every zone', () => {
    for (const timeZone of ZONES) {
      let change = temporal(at('2025-01-01T00:00:00Z'), timeZone).getTimeZoneTransition('next');
      for (let known = 0; change && known < 12; known += 1, change = change.getTimeZoneTransition('next')) {
        const instant = change.epochMilliseconds;
        expect(offsetMinutes(instant - 1, timeZone), zonedIso(instant, timeZone)).toBe(
          temporal(instant - 1, timeZone).offsetNanoseconds / 60e9,
        );
        expect(offsetMinutes(instant, timeZone), zonedIso(instant, timeZone)).toBe(change.offsetNanoseconds / 60e9);
      }
    }
  });
});

describe('zonedIso', () => {
  it.each([
    ['2026-11-23T08:30:00Z', ROME, '2026-11-23T09:30:00+01:00'],
    ['2026-07-01T08:30:00Z', 'UTC', '2026-07-01T08:30:00+00:00'],
    ['2026-07-01T08:30:00Z', 'America/St_Johns', '2026-07-01T06:00:00-02:30'],
    ['2026-07-01T08:30:00Z', 'Asia/Kathmandu', '2026-07-01T14:15:00+05:45'],
  ])('%s in %s', (instant, timeZone, iso) => {
    expect(zonedIso(at(instant), timeZone)).toBe(iso);
  });
});

describe('days of the calendar', () => {
  const aDay = anInstant.map((instant) => new Date(instant).toISOString().slice(0, 10));

  it.each([
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-03-01', -1, '2027-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });

  it('counts back what it added', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
        expect(addDays(day, days)).toBe(Temporal.PlainDate.from(day).add({ days }).toString());
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });
});

it.each([
  ['2026-11-23', ROME, '2026-11-22T23:00:00Z'],
  ['2026-03-29', ROME, '2026-03-28T23:00:00Z'],
  ['2026-10-26', ROME, '2026-10-25T23:00:00Z'],
  // Midnight is skipped.
  ['2025-03-09', 'America/Havana', '2025-03-09T05:00:00Z'],
  // Midnight comes twice.
  ['2025-11-02', 'America/Havana', '2025-11-02T04:00:00Z'],
])('%s in %s begins at %s', (day, timeZone, instant) => {
  expect(startOfDay(day, timeZone)).toBe(at(instant));
});
