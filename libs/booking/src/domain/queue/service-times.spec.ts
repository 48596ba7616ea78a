import { describe, expect, it } from 'vitest';
import { restOf, serviceTimes, timeAt } from './service-times.js';

const MINUTE = 60_000;
const minutes = (...times: readonly number[]) => times.map((time) => time * MINUTE);

describe('service times', () => {
  it('are thought from the catalogue until somebody has been watched', () => {
    expect(serviceTimes([], 20)).toEqual(minutes(10, 15, 20, 25, 30));
  });

  it('give one thought time up for every four watched ones, the short ones first', () => {
    expect(serviceTimes(minutes(4, 4, 4, 4), 20)).toEqual(minutes(4, 4, 4, 4, 15, 20, 25, 30));
    expect(
      serviceTimes(
        Array.from({ length: 20 }, () => 4 * MINUTE),
        20,
      ),
    ).toEqual(Array.from({ length: 20 }, () => 4 * MINUTE));
  });

  it('know nothing of what nobody takes: clocks that do not agree, and who was never finished', () => {
    expect(serviceTimes([-60 * MINUTE, 0, 5 * 60 * MINUTE], 20)).toEqual(minutes(10, 15, 20, 25, 30));
  });

  it('are asked by share, between the shortest and the longest', () => {
    const times = minutes(1, 2, 3, 4, 5);
    expect([0, 0.1, 0.5, 0.9, 0.999].map((share) => timeAt(times, share) / MINUTE)).toEqual([1, 1, 3, 5, 5]);
    expect(timeAt(times, 0.4) / MINUTE).toBeCloseTo(2.5);
  });

  it('say how long somebody stays who has been there for a while', () => {
    expect(restOf(minutes(5, 10, 20), 7 * MINUTE, 0) / MINUTE).toBe(3);
    expect(restOf(minutes(5, 10, 20), 7 * MINUTE, 0.999) / MINUTE).toBe(13);
    expect(restOf(minutes(5, 10, 20), 25 * MINUTE, 0.5) / MINUTE).toBe(1);
  });
});
