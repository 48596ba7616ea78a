import { expect, it } from 'vitest';
import { fixedClock } from './test-clock.js';

it('stands still until it is told the time', () => {
  const clock = fixedClock('2026-11-23T09:30:00+01:00');
  expect(clock.now().toISOString()).toBe('2026-11-23T08:30:00.000Z');
  clock.advance(60_000);
  expect(clock.now().toISOString()).toBe('2026-11-23T08:31:00.000Z');
  clock.set('2026-12-01T00:00:00Z');
  expect(clock.now().toISOString()).toBe('2026-12-01T00:00:00.000Z');
  expect(() => fixedClock('domani')).toThrow('not an instant');
});
