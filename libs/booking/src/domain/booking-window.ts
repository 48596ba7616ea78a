import type { SlotRefusal } from './booking.errors.js';
import { addDays, localDay } from './zoned-time.js';

const MINUTE_MS = 60_000;

/** When a service may be booked, seen from now. */
export interface BookingWindow {
  /** The first instant a start may have: now and the lead time. */
  readonly earliest: number;
  /** The last day, in the office's zone, a start may fall on. */
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface WindowRules {
  readonly leadMinutes: number;
  readonly horizonDays: number;
}

export function bookingWindow(now: number, { leadMinutes, horizonDays }: WindowRules, timeZone: string): BookingWindow {
  const earliest = now + leadMinutes * MINUTE_MS;
  return { earliest, firstDay: localDay(earliest, timeZone), lastDay: addDays(localDay(now, timeZone), horizonDays) };
}

/** Why a start lies outside the window; undefined when it lies inside. */
export function outsideWindow(startsAt: number, now: number, window: BookingWindow, timeZone: string): SlotRefusal | undefined {
  if (startsAt < now) return 'PAST';
  if (startsAt < window.earliest) return 'TOO_SOON';
  // No zone is two days from UTC; and a year of five digits does not compare as a text.
  if (startsAt >= Date.parse(addDays(window.lastDay, 2)) || localDay(startsAt, timeZone) > window.lastDay) return 'TOO_FAR';
  return undefined;
}
