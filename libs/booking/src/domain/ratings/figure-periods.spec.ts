import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../zoned-time.js';
import { PERIODS, periodsUntil, startOf } from './figure-periods.js';

describe('weeks and months of figures', () => {
  it.each([
    ['2026-11-22', 'WEEK', '2026-11-16'],
    ['2026-11-23', 'WEEK', '2026-11-23'],
    ['2027-01-01', 'WEEK', '2026-12-28'],
    ['2026-11-22', 'MONTH', '2026-11-01'],
  ] as const)('the %s in %ss begins on %s', (day, unit, start) => {
    expect(startOf(day, unit)).toBe(start);
  });

  it('tells twelve months, over the new year', () => {
    const { starts, firstDay, lastDay } = periodsUntil('2026-02-10', 'MONTH');
    expect([starts.length, firstDay, starts.at(-1), lastDay]).toEqual([PERIODS, '2025-03-01', '2026-02-01', '2026-02-28']);
  });

  it('joins them without a gap, and the day is in the last', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2900-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('WEEK' as const, 'MONTH' as const), (date, unit) => {
        const day = date.toISOString().slice(0, 10);
        const { starts, lastDay } = periodsUntil(day, unit);
        for (const [index, start] of starts.entries()) {
          expect(startOf(start, unit)).toBe(start);
          const next = starts[index + 1] ?? addDays(lastDay, 1);
          expect(startOf(addDays(next, -1), unit)).toBe(start);
        }
        expect((starts.at(-1) ?? '') <= day && day <= lastDay).toBe(true);
      }),
    );
  });
});
