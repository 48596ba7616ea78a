import { describe, expect, it } from 'vitest';
import { daysOfMonth, isIsoDate, isYearMonth, monthGrid, shiftMonth } from './month-grid.js';

describe('monthGrid', () => {
  it('puts the first day under its weekday, Monday first', () => {
    const [first] = monthGrid('2026-11');
    expect(first).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01']);
  });

  it('holds every day once and only whole weeks, over years with and without 29 February', () => {
    for (let month = '2024-01'; month < '2029-01'; month = shiftMonth(month, 1)) {
      const weeks = monthGrid(month);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(weeks.flat().filter((day) => day !== undefined)).toEqual(daysOfMonth(month));
      weeks.forEach((week) =>
        week.forEach((day, column) => expect(day === undefined || (new Date(day).getUTCDay() + 6) % 7 === column).toBe(true)),
      );
    }
  });

  it('makes four rows of a February that begins on Monday', () => {
    expect(monthGrid('2027-02')).toHaveLength(4);
  });
});

describe('months and days', () => {
  it('steps over the end of the year', () => {
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  });

  it('knows what exists', () => {
    expect(isYearMonth('2026-13')).toBe(false);
    expect(isYearMonth('2026-00')).toBe(false);
    expect(isIsoDate('2026-02-29')).toBe(false);
    expect(isIsoDate('2028-02-29')).toBe(true);
    expect(isIsoDate('2026-11-24; drop')).toBe(false);
  });
});
