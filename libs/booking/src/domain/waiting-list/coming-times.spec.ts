import { describe, expect, it } from 'vitest';
import { canCome, type ComingTimes, haveRoomFor, weekdayOf } from './coming-times.js';

const ZONE = 'Europe/Rome';
const ANY: ComingTimes = { firstDay: '2026-11-23', lastDay: '2026-11-27', weekdays: [], from: null, until: null };

function stretch(local: string, minutes: number): { startsAt: number; endsAt: number } {
  const startsAt = Date.parse(`${local}+01:00`);
  return { startsAt, endsAt: startsAt + minutes * 60_000 };
}

describe('when somebody can come', () => {
  it.each([
    ['the first day', '2026-11-23T09:00', true],
    ['the last day', '2026-11-27T23:30', true],
    ['the day before', '2026-11-22T23:30', false],
    ['the day after', '2026-11-28T00:00', false],
  ])('%s', (_, local, expected) => {
    expect(canCome(ANY, stretch(local, 20), ZONE)).toBe(expected);
  });

  it('is on the days of the week they named, by the office’s calendar', () => {
    const mondays = { ...ANY, weekdays: [1, 3] };
    expect(canCome(mondays, stretch('2026-11-23T09:00', 20), ZONE)).toBe(true);
    expect(canCome(mondays, stretch('2026-11-24T09:00', 20), ZONE)).toBe(false);
    // Half past midnight of Wednesday in Rome is still Tuesday in Greenwich.
    expect(canCome(mondays, stretch('2026-11-25T00:30', 20), ZONE)).toBe(true);
  });

  it.each([
    ['09:00', 30, true],
    ['08:50', 30, false],
    ['11:30', 30, true],
    ['11:40', 30, false],
  ])('from nine until noon: %s and %i minutes', (time, minutes, expected) => {
    expect(canCome({ ...ANY, from: '09:00', until: '12:00' }, stretch(`2026-11-24T${time}`, minutes), ZONE)).toBe(expected);
  });

  it('ends by its hour, not after midnight', () => {
    expect(canCome({ ...ANY, until: '23:59' }, stretch('2026-11-24T23:50', 20), ZONE)).toBe(false);
  });

  it('goes by the clock of the office on both sides of the change of the hour', () => {
    const times = { ...ANY, firstDay: '2026-10-24', lastDay: '2026-10-26', from: '09:00', until: '09:30' };
    expect(canCome(times, { startsAt: Date.parse('2026-10-24T07:00Z'), endsAt: Date.parse('2026-10-24T07:30Z') }, ZONE)).toBe(true);
    expect(canCome(times, { startsAt: Date.parse('2026-10-26T08:00Z'), endsAt: Date.parse('2026-10-26T08:30Z') }, ZONE)).toBe(true);
  });
});

it('counts the days of the week from Monday', () => {
  expect(['2026-11-23', '2026-11-24', '2026-11-29', '2024-02-29', '1969-12-31'].map(weekdayOf)).toEqual([1, 2, 7, 4, 3]);
});

it.each([
  [null, '09:10', true],
  ['09:00', null, true],
  ['09:00', '09:30', true],
  ['09:00', '09:29', false],
  ['10:00', '09:00', false],
])('from %s until %s: is there room for half an hour?', (from, until, expected) => {
  expect(haveRoomFor(30, { from, until })).toBe(expected);
});
