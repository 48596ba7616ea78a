import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenParts, shownParts, SMALLEST_GROUP } from './small-groups.js';

describe('what few people say', () => {
  it.each([
    [[], []],
    [
      [5, 12],
      [false, false],
    ],
    [[4], [true]],
    // The whole would tell what the two say: five of the seven are hidden with them.
    [
      [2, 5, 9],
      [true, true, false],
    ],
    [
      [3, 3, 9],
      [true, true, false],
    ],
    // Nobody is behind an empty part.
    [
      [0, 8],
      [true, false],
    ],
    [
      [1, 1, 1],
      [true, true, true],
    ],
  ])('%j hides %j', (counts, hidden) => {
    expect(hiddenParts(counts)).toEqual(hidden);
  });

  it('never tells of fewer than five, neither by itself nor by taking away from the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 9 }), (counts) => {
        const hidden = hiddenParts(counts);
        const shown = counts.filter((_, part) => !hidden[part]);
        expect(shown.every((count) => count >= SMALLEST_GROUP)).toBe(true);
        const rest = counts.reduce((sum, count) => sum + count, 0) - shown.reduce((sum, count) => sum + count, 0);
        expect(rest === 0 || rest >= SMALLEST_GROUP || shown.length === 0).toBe(true);
      }),
    );
  });
});

describe('what is told of several wholes', () => {
  const total = (parts: readonly { readonly count: number }[]) => parts.reduce((sum, { count }) => sum + count, 0);

  it('is told of nobody fewer than five by what is told of some of them', () => {
    const given = fc.array(fc.record({ week: fc.nat({ max: 3 }), count: fc.nat({ max: 12 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(given, fc.nat({ max: 3 }), (parts, week) => {
        const shown = shownParts(
          parts,
          (part) => String(part.week),
          ({ count }) => count,
        );
        const ofWeek = parts.filter((part) => part.week === week);
        const told = total([...shown]) - total([...shown].filter((part) => part.week !== week));
        expect(told === 0 || told >= SMALLEST_GROUP).toBe(true);
        expect(told === 0 || told === total(ofWeek) || total(ofWeek) - told >= SMALLEST_GROUP).toBe(true);
      }),
    );
  });
});
