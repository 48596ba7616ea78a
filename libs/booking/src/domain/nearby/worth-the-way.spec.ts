import { expect, it } from 'vitest';
import { isLongToWait, isWorthTheWay } from './worth-the-way.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T08:30:00Z');

it.each([
  ['free today', 0, false],
  ['free in three days', 3, false],
  ['free in four', 4, true],
])('nobody is sent elsewhere before they wait long: %s', (_what, days, long) => {
  expect(isLongToWait(NOW + days * DAY, NOW)).toBe(long);
});

it.each([
  ['tomorrow, nine kilometres away, instead of in a week', 6, 9000, true],
  ['a day sooner next door', 1, 300, true],
  ['a day sooner, eleven kilometres away', 1, 11_000, false],
  ['four days sooner, forty kilometres away', 4, 40_000, false],
  ['four days sooner, thirty-nine kilometres away', 4, 39_000, true],
  ['hours sooner next door', 0.9, 0, false],
  ['later', -2, 0, false],
])('a way is worth a day for every ten kilometres: %s', (_what, gained, meters, worth) => {
  expect(isWorthTheWay(NOW, meters, NOW + gained * DAY)).toBe(worth);
});
