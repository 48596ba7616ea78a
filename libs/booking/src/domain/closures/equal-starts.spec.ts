import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EqualStart, inOrderOfChoice, oneEach } from './equal-starts.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ROME = 'Europe/Rome';
const NOON = Date.parse('2026-11-24T12:00:00+01:00');
const was = { officeId: 'own', startsAt: NOON };
const romanDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ROME });
const start = (officeId: string, startsAt: number): EqualStart => ({ officeId, startsAt, timeZone: ROME });

describe('the order of choice', () => {
  it('is the nearest at the same office, of two as near the later', () => {
    const starts = [start('own', NOON + DAY), start('own', NOON - DAY), start('own', NOON + 2 * HOUR), start('own', NOON)];
    expect(inOrderOfChoice(was, starts).map(({ startsAt }) => (startsAt - NOON) / HOUR)).toEqual([0, 2, 24, -24]);
  });

  it('is another office only when the same has nothing for fourteen days, and then before what is later', () => {
    const starts = [
      start('own', NOON + 15 * DAY),
      start('other', NOON + HOUR),
      start('other', NOON + 15 * DAY),
      start('own', NOON + 14 * DAY),
    ];
    expect(inOrderOfChoice(was, starts).map(({ officeId, startsAt }) => `${officeId} ${(startsAt - NOON) / HOUR}`)).toEqual([
      'own 336',
      'other 1',
      'own 360',
      'other 360',
    ]);
  });

  /** The days between two instants by the calendar of Rome, counted one by one. */
  const daysApart = (one: number, other: number): number => {
    const day = (instant: number) => romanDay.format(instant);
    let days = 0;
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    for (let noon = Date.parse(`${day(from)}T12:00:00Z`); day(noon) < day(to); noon += DAY) days += 1;
    return days;
  };

  it('is what asking each against all others says', () => {
    const some = fc.uniqueArray(
      fc.record({
        officeId: fc.constantFrom('own', 'b', 'c'),
        startsAt: fc.integer({ min: -800, max: 800 }).map((half) => NOON + (half * HOUR) / 2),
      }),
      { selector: ({ officeId, startsAt }) => `${officeId} ${startsAt}`, maxLength: 12 },
    );
    const isBefore = (a: EqualStart, b: EqualStart): boolean => {
      const near = (one: EqualStart) => daysApart(NOON, one.startsAt) <= 14;
      if (near(a) !== near(b)) return near(a);
      if ((a.officeId === 'own') !== (b.officeId === 'own')) return a.officeId === 'own';
      const distance = (one: EqualStart) => Math.abs(one.startsAt - NOON);
      if (distance(a) !== distance(b)) return distance(a) < distance(b);
      return a.startsAt === b.startsAt ? a.officeId < b.officeId : a.startsAt > b.startsAt;
    };
    fc.assert(
      fc.property(some, (given) => {
        const starts = given.map(({ officeId, startsAt }) => start(officeId, startsAt));
        const ordered = inOrderOfChoice(was, starts);
        expect(new Set(ordered)).toEqual(new Set(starts));
        const places = starts.map((one) => starts.filter((other) => other !== one && isBefore(other, one)).length);
        starts.forEach((one, place) => expect(ordered[places[place]!]).toBe(one));
      }),
    );
  });
});

it('each gets the first that nobody before took, and nobody gets one twice', () => {
  const starts = [start('own', NOON), start('own', NOON + HOUR)];
  expect(oneEach(['a', 'b', 'c'], () => starts)).toEqual([starts[0], starts[1], undefined]);
  expect(oneEach(['a', 'b'], (who) => (who === 'a' ? starts.slice(1) : starts))).toEqual([starts[1], starts[0]]);
});
