import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '@casa/testing';
import { isHoliday } from './oracle-holidays.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const AT_TIME_ZONE = `
  select wall::text as wall, (extract(epoch from wall at time zone $1) * 1000)::int8::text as instant
  from generate_series($2::timestamp, $3::timestamp, interval '5 minutes') as wall`;

describe('a wall-clock time that does not exist or comes twice', () => {
  it.each([
    ['Europe/Rome', '2026-03-29', 2 * 60],
    ['Europe/Rome', '2026-10-25', 2 * 60],
    ['Europe/Rome', '2027-03-28', 2 * 60],
    ['America/St_Johns', '2026-03-08', 2 * 60],
    ['America/St_Johns', '2026-11-01', 60],
    ['Australia/Lord_Howe', '2026-10-04', 2 * 60],
    ['Australia/Lord_Howe', '2026-04-05', 90],
    ['Africa/Cairo', '2026-04-24', 0],
    ['America/Havana', '2026-11-01', 0],
  ])('is the later one in PostgreSQL as in the oracle: %s, %s', async (timeZone, day, changed) => {
    const rows = (await database.asSuperuser(AT_TIME_ZONE, [timeZone, `${day} 00:00`, `${day} 24:00`])) as unknown as {
      wall: string;
      instant: string;
    }[];
    expect(rows).toHaveLength(24 * 12 + 1);
    const instants = rows.map(({ wall }) => inZone(wall, timeZone, 'later'));
    expect(rows.map(({ instant }) => Number(instant))).toEqual(instants);
    // The night has such a time: there the earlier one is another.
    const wall = Temporal.PlainDateTime.from(day).add({ minutes: changed }).toString();
    expect(inZone(wall, timeZone, 'earlier')).not.toBe(inZone(wall, timeZone, 'later'));
  });

  function inZone(wall: string, timeZone: string, disambiguation: 'earlier' | 'later'): number {
    return Temporal.PlainDateTime.from(wall.replace(' ', 'T')).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  }
});

describe('the holidays of the oracle', () => {
  it('are those of the library, year by year', () => {
    const library = new Holidays('IT');
    const patron = { month: 12, day: 6 };
    for (let year = 2026; year <= 2050; year += 1) {
      const known = library.getHolidays(year, 'it').filter(({ type }) => type === 'public');
      const expected = [...known.map(({ date }) => date.slice(0, 10)), `${year}-12-06`];
      const days = Array.from({ length: 366 }, (_, index) => Temporal.PlainDate.from(`${year}-01-01`).add({ days: index }));
      const found = days
        .filter((day) => day.year === year)
        .map(String)
        .filter((day) => isHoliday(day, patron));
      expect(found).toEqual([...new Set(expected)].sort());
    }
  });
});
