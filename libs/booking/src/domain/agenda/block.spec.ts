import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockProblems, inPieces } from './block.js';

const NOW = new Date('2026-11-23T09:30:00+01:00');
const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

it('takes what ends after now, after its begin, and within a year', () => {
  expect(blockProblems({ startsAt: at(-60), endsAt: at(60) }, NOW)).toEqual([]);
  for (const [from, to] of [
    [60, 60],
    [60, 0],
    [-60, 0],
    [0, 367 * 24 * 60],
  ] as const) {
    expect(blockProblems({ startsAt: at(from), endsAt: at(to) }, NOW)).toEqual([{ path: 'endsAt', problem: 'OUT_OF_RANGE' }]);
  }
});

it('falls into pieces of a day at most that are the same time, one after the other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 20_000 }), (begin, length) => {
      const block = { startsAt: at(begin), endsAt: at(begin + length) };
      const pieces = inPieces(block);
      expect(pieces[0]?.startsAt).toEqual(block.startsAt);
      expect(pieces.at(-1)?.endsAt).toEqual(block.endsAt);
      for (const [place, { startsAt, endsAt }] of pieces.entries()) {
        expect(endsAt.getTime() - startsAt.getTime()).toBeGreaterThan(0);
        expect(endsAt.getTime() - startsAt.getTime()).toBeLessThanOrEqual(86_400_000);
        if (place > 0) expect(startsAt).toEqual(pieces[place - 1]?.endsAt);
      }
    }),
  );
});
