import { expect, it } from 'vitest';
import { inMinutes } from './wait-in-words.js';

it.each([
  [0, 0, 0, 5],
  [0, 4, 0, 5],
  [7, 7, 5, 10],
  [15, 24.2, 15, 25],
  [16.9, 31, 15, 35],
  [52, 61, 50, 70],
  [118, 130, 110, 130],
])('between %s and %s minutes is said as %s-%s', (shortest, longest, from, to) => {
  expect(inMinutes({ shortest: shortest * 60_000, longest: longest * 60_000 })).toEqual({ from, to });
});
