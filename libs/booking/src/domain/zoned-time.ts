import { Temporal } from 'temporal-polyfill';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const partsOf = new Map<string, Intl.DateTimeFormat>();
/** What was computed for an instant of a zone is kept: a month of free times asks for hundreds, and the next caller for the same ones. */
const MOST_KEPT = 50_000;
const offsets = new Map<string, Map<number, number>>();
const texts = new Map<string, Map<number, string>>();

/**
 * Offset of a zone from UTC at an instant, in minutes. Every zone changes its offset on the hour or the half hour of UTC, so the quarter
 * of an hour is the grain.
 */
export function offsetMinutes(instant: number, timeZone: string): number {
  return kept(offsets, timeZone, Math.floor(instant / (HOUR_MS / 4)), () => computeOffset(instant, timeZone));
}

/** ISO 8601 with the zone's offset: 2026-11-23T09:30:00+01:00 */
export function zonedIso(instant: number, timeZone: string): string {
  return kept(texts, timeZone, instant, () => writeIso(instant, timeZone));
}

function writeIso(instant: number, timeZone: string): string {
  const offset = offsetMinutes(instant, timeZone);
  const local = new Date(instant + offset * MINUTE_MS).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The calendar day an instant falls on in a zone: 2026-11-23 */
export function localDay(instant: number, timeZone: string): string {
  return new Date(instant + offsetMinutes(instant, timeZone) * MINUTE_MS).toISOString().slice(0, 10);
}

/** The instant a calendar day begins in a zone, epoch milliseconds; where the clock skips midnight that is the end of what it skips. */
export function startOfDay(day: string, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** Day arithmetic on the calendar, where every day is one long: 2026-10-25 plus 1 is 2026-10-26. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How many days from one to another: 0 for the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * HOUR_MS));
}

function kept<Value>(all: Map<string, Map<number, Value>>, timeZone: string, key: number, compute: () => Value): Value {
  const ofZone = all.get(timeZone) ?? new Map<number, Value>();
  const known = ofZone.get(key);
  if (known !== undefined) return known;
  if (ofZone.size >= MOST_KEPT) ofZone.clear();
  const value = compute();
  all.set(timeZone, ofZone.set(key, value));
  return value;
}

function computeOffset(instant: number, timeZone: string): number {
  let format = partsOf.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    partsOf.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const whole = Math.floor(instant / 1000) * 1000;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - whole) / MINUTE_MS);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
