import { Temporal } from 'temporal-polyfill';
import type { DelegationKind } from './delegation.js';

const LONGEST_MONTHS: Readonly<Record<DelegationKind, number>> = { PARENT: 12, MANDATE: 24, LEGAL_REPRESENTATIVE: 12 };
const OF_AGE_YEARS = 18;

/** The calendar day of an instant in a zone: 2026-11-23 */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The last second of a calendar day in a zone, whatever the clocks do on it. */
export function endOfDay(day: string, timeZone: string): Date {
  const midnight = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime({ timeZone });
  return new Date(midnight.subtract({ seconds: 1 }).epochMilliseconds);
}

/** The eighteenth birthday (Civil Code, art. 2); of who was born on a 29 February the 28th, where the year has no other. */
export function comesOfAge(birthDay: string): string {
  return Temporal.PlainDate.from(birthDay).add({ years: OF_AGE_YEARS }).toString();
}

/**
 * The last day that a delegation which begins today may have: so many months on, or the last day of that month where it is shorter; for a
 * child the day before it comes of age, if that is earlier.
 * @param today YYYY-MM-DD, like the birthday of the child and the outcome.
 */
export function latestDay(kind: DelegationKind, today: string, birthDay?: string): string {
  const longest = Temporal.PlainDate.from(today).add({ months: LONGEST_MONTHS[kind] }).toString();
  if (kind !== 'PARENT' || birthDay === undefined) return longest;
  const lastOfChildhood = Temporal.PlainDate.from(comesOfAge(birthDay)).subtract({ days: 1 }).toString();
  return lastOfChildhood < longest ? lastOfChildhood : longest;
}
