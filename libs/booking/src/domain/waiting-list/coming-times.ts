import { localDay, zonedIso } from '../zoned-time.js';

/** When somebody who waits can come. */
export interface ComingTimes {
  /** YYYY-MM-DD by the office's calendar, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** ISO 8601: 1 Monday … 7 Sunday; none named: every day. */
  readonly weekdays: readonly number[];
  /** HH:MM by the office's clock: an appointment lies between the two; null: no limit. */
  readonly from: string | null;
  readonly until: string | null;
}

/** A stretch of time, epoch milliseconds. */
export interface Stretch {
  readonly startsAt: number;
  readonly endsAt: number;
}

const DAY_MS = 86_400_000;

/** Whether an appointment lies in the days and hours somebody can come. */
export function canCome(
  { firstDay, lastDay, weekdays, from, until }: ComingTimes,
  { startsAt, endsAt }: Stretch,
  timeZone: string,
): boolean {
  const day = localDay(startsAt, timeZone);
  if (day < firstDay || day > lastDay) return false;
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) return false;
  if (from !== null && clock(startsAt, timeZone) < from) return false;
  // What goes on past midnight ends after every hour of its day.
  return until === null || (localDay(endsAt, timeZone) === day && clock(endsAt, timeZone) <= until);
}

/** Whether the hours leave room for an appointment of so many minutes. */
export function haveRoomFor(minutes: number, { from, until }: Pick<ComingTimes, 'from' | 'until'>): boolean {
  return from === null || until === null || minutesOfDay(until) - minutesOfDay(from) >= minutes;
}

/** ISO 8601: 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): number {
  // 5 January 1970 was a Monday.
  return ((Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS) + 3) % 7) + 1;
}

function clock(instant: number, timeZone: string): string {
  return zonedIso(instant, timeZone).slice(11, 16);
}

/** HH:MM */
function minutesOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
