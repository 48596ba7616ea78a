import { addDays } from '../zoned-time.js';
import { RATING_DAYS } from './visit.js';

/** Figures are told by weeks, Monday to Sunday (ISO 8601), or by months. */
export const FIGURE_UNITS = ['WEEK', 'MONTH'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

/** So many weeks or months are told at once. */
export const PERIODS = 12;

/** Whole weeks or months, one after the other. */
export interface FigurePeriods {
  readonly unit: FigureUnit;
  /** First day of each, ascending. */
  readonly starts: readonly string[];
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The last weeks or months up to that of a day. */
export function periodsUntil(day: string, unit: FigureUnit): FigurePeriods {
  const last = startOf(day, unit);
  const starts = Array.from({ length: PERIODS }, (_, index) => moved(last, unit, index + 1 - PERIODS));
  return { unit, starts, firstDay: starts[0] ?? last, lastDay: addDays(moved(last, unit, 1), -1) };
}

/** First day of the first week or month whose visits may still be rated: of those before it every rating is there, and none changes. */
export function firstOpenToRating(today: string, unit: FigureUnit): string {
  return startOf(addDays(today, -RATING_DAYS), unit);
}

/** First day of the week or month that a day is in. */
export function startOf(day: string, unit: FigureUnit): string {
  if (unit === 'MONTH') return `${day.slice(0, 7)}-01`;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** @param start of a week or month. */
function moved(start: string, unit: FigureUnit, by: number): string {
  if (unit === 'WEEK') return addDays(start, by * 7);
  const date = new Date(`${start}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 10);
}
