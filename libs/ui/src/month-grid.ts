const DAY_MS = 86_400_000;

/** A calendar month, `2026-11`. */
export type YearMonth = string;

/**
 * The weeks of a month from Monday to Sunday, as ISO dates; `undefined` where a week reaches into the next or the last month.
 * Pure calendar arithmetic in UTC: no zone, no daylight saving.
 */
export function monthGrid(month: YearMonth): readonly (readonly (string | undefined)[])[] {
  const days = daysOfMonth(month);
  const leading = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (string | undefined)[] = [...Array<undefined>(leading).fill(undefined), ...days];
  while (cells.length % 7 !== 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Every day of a month, as ISO dates. */
export function daysOfMonth(month: YearMonth): readonly string[] {
  const first = new Date(`${month}-01T00:00:00Z`).getTime();
  return Array.from({ length: 31 }, (_, day) => new Date(first + day * DAY_MS).toISOString().slice(0, 10)).filter((date) =>
    date.startsWith(month),
  );
}

/** The month so many months away. */
export function shiftMonth(month: YearMonth, by: number): YearMonth {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Whether a text names a month that exists. */
export function isYearMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Whether a text names a day that exists. */
export function isIsoDate(text: string): boolean {
  return isYearMonth(text.slice(0, 7)) && daysOfMonth(text.slice(0, 7)).includes(text);
}
