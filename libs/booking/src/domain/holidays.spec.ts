import { describe, expect, it } from 'vitest';
import { holidaysBetween } from './holidays.js';

const SAN_NICOLA = { name: 'San Nicola', month: 12, day: 6 };
const SAN_SABINO = { name: 'San Sabino', month: 2, day: 9 };

describe('holidaysBetween', () => {
  it('knows the national holidays of a year, Saint Francis among them since 2026, and the patron', () => {
    expect([...holidaysBetween(SAN_NICOLA, '2026-01-01', '2026-12-31', 'it').keys()].sort()).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-05',
      '2026-04-06',
      '2026-04-25',
      '2026-05-01',
      '2026-06-02',
      '2026-08-15',
      '2026-10-04',
      '2026-11-01',
      '2026-12-06',
      '2026-12-08',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it.each([
    ['2024-04-01'],
    ['2025-04-21'],
    ['2026-04-06'],
    ['2027-03-29'],
    ['2028-04-17'],
    // The latest Easter Monday there can be, and an early one.
    ['2038-04-26'],
    ['2035-03-26'],
  ])('closes on Easter Monday, %s', (day) => {
    expect(holidaysBetween(SAN_NICOLA, day, day, 'it').get(day)).toBe('Lunedì dell’Angelo');
  });

  it('says the name in the language of the reader; a saint keeps the name', () => {
    const inEnglish = holidaysBetween(SAN_NICOLA, '2026-12-01', '2026-12-31', 'en');
    expect(inEnglish.get('2026-12-25')).toBe('Christmas Day');
    expect(inEnglish.get('2026-12-06')).toBe('San Nicola');
  });

  it('is the municipality’s own: another patron, another day', () => {
    expect(holidaysBetween(SAN_SABINO, '2026-02-09', '2026-02-09', 'it')).toEqual(new Map([['2026-02-09', 'San Sabino']]));
    expect(holidaysBetween(SAN_SABINO, '2026-12-06', '2026-12-06', 'it')).toEqual(new Map());
  });

  it('leaves observances out: nobody closes for Mother’s Day', () => {
    expect(holidaysBetween(SAN_NICOLA, '2026-05-10', '2026-05-10', 'it').size).toBe(0);
  });

  it('takes both ends, and the turn of a year', () => {
    expect([...holidaysBetween(SAN_NICOLA, '2026-12-26', '2027-01-01', 'it').keys()]).toEqual(['2026-12-26', '2027-01-01']);
    expect(holidaysBetween(SAN_NICOLA, '2026-12-27', '2026-12-31', 'it').size).toBe(0);
  });
});
