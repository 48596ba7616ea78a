import { describe, expect, it } from 'vitest';
import { changeableUntil, isChangeable } from './change-limit.js';

const startsAt = new Date('2026-11-24T09:00:00+01:00');

describe('changeableUntil', () => {
  it('is so many minutes before the start', () => {
    expect(changeableUntil(startsAt, 24 * 60)).toEqual(new Date('2026-11-23T09:00:00+01:00'));
    expect(changeableUntil(startsAt, 0)).toEqual(startsAt);
  });

  it('counts real minutes over a night of clock change', () => {
    expect(changeableUntil(new Date('2026-10-25T09:00:00+01:00'), 24 * 60)).toEqual(new Date('2026-10-24T10:00:00+02:00'));
  });
});

describe('isChangeable', () => {
  it.each([
    ['an hour before the limit', '2026-11-24T07:00:00+01:00', true],
    ['at the limit', '2026-11-24T08:00:00+01:00', true],
    ['a millisecond after it', '2026-11-24T08:00:00.001+01:00', false],
    ['when it is over', '2026-11-25T08:00:00+01:00', false],
  ])('%s', (_moment, now, expected) => {
    expect(isChangeable('BOOKED', startsAt, 60, new Date(now))).toBe(expected);
  });

  it('is never true of what was cancelled', () => {
    expect(isChangeable('CANCELLED', startsAt, 60, new Date('2026-11-01T08:00:00Z'))).toBe(false);
  });
});
