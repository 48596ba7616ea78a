import { describe, expect, it } from 'vitest';
import { reminderTime } from './reminder-time.js';

describe('reminderTime', () => {
  it.each([
    ['an ordinary day', '2026-11-24T08:30:00Z', '2026-11-23T08:00:00Z'],
    ['the day after the clocks go forward', '2026-03-30T07:00:00Z', '2026-03-29T07:00:00Z'],
    ['the day on which they go forward', '2026-03-29T07:00:00Z', '2026-03-28T08:00:00Z'],
    ['the day after they go back', '2026-10-26T08:00:00Z', '2026-10-25T08:00:00Z'],
    ['the day on which they go back', '2026-10-25T08:00:00Z', '2026-10-24T07:00:00Z'],
    ['the first day of a year', '2027-01-01T11:00:00Z', '2026-12-31T08:00:00Z'],
  ])('is nine o’clock of the day before %s', (_day, startsAt, expected) => {
    expect(reminderTime(new Date(startsAt), 'Europe/Rome')).toEqual(new Date(expected));
  });

  it('goes by the office’s calendar, where the day may be another than in UTC', () => {
    expect(reminderTime(new Date('2026-11-23T23:30:00Z'), 'Europe/Rome')).toEqual(new Date('2026-11-23T08:00:00Z'));
  });
});
