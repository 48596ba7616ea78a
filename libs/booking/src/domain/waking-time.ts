import { Temporal } from 'temporal-polyfill';

const MINUTE_MS = 60_000;
/** Hours in which somebody may be expected to read a message; the night does not count. */
const WAKES = Temporal.PlainTime.from('08:00');
const SLEEPS = Temporal.PlainTime.from('21:00');

/** Whole minutes of waking time between two instants. */
export function wakingMinutes(from: number, until: number, timeZone: string): number {
  let sum = 0;
  for (let date = dateOf(from, timeZone); ; date = date.add({ days: 1 })) {
    const { wakes, sleeps } = wakingTime(date, timeZone);
    if (wakes >= until) return Math.floor(sum / MINUTE_MS);
    sum += Math.max(0, Math.min(sleeps, until) - Math.max(wakes, from));
  }
}

/** The instant after so many minutes of waking time. */
export function afterWaking(from: number, minutes: number, timeZone: string): number {
  let left = minutes * MINUTE_MS;
  for (let date = dateOf(from, timeZone); ; date = date.add({ days: 1 })) {
    const { wakes, sleeps } = wakingTime(date, timeZone);
    const begins = Math.max(wakes, from);
    if (sleeps - begins >= left) return begins + left;
    left -= Math.max(0, sleeps - begins);
  }
}

function dateOf(instant: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}

function wakingTime(date: Temporal.PlainDate, timeZone: string): { readonly wakes: number; readonly sleeps: number } {
  const instant = (plainTime: Temporal.PlainTime) => date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  return { wakes: instant(WAKES), sleeps: instant(SLEEPS) };
}
