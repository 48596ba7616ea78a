import { describe, expect, it } from 'vitest';
import { countOf, meanOf } from './rating.js';
import { lastRatingDay } from './visit.js';

describe('ratings', () => {
  it('counts and averages the stars', () => {
    expect(countOf([1, 0, 2, 3, 4])).toBe(10);
    expect(meanOf([1, 0, 2, 3, 4])).toBeCloseTo(3.9);
    expect(meanOf([0, 0, 0, 0, 0])).toBeUndefined();
  });

  it('can be given for two weeks', () => {
    expect(lastRatingDay('2026-12-24')).toBe('2027-01-07');
  });
});
