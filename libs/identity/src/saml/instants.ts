import { refuse } from './refusal.js';

/** How far the clocks of two servers may differ, either way. */
export const CLOCK_SKEW_MS = 60_000;
/** How long a request waits for its response. */
export const REQUEST_LIFE_MS = 600_000;

/** xs:dateTime in UTC. SAML (core, 1.3.3) wants no zone at all, everybody writes `Z`; both mean UTC. */
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?Z?$/;

/** The instant of an attribute. Refuses with TIME when it is missing, malformed or not in the calendar. */
export function instantOf(value: string | undefined, name: string): Date {
  const [, seconds, fraction = ''] = INSTANT.exec(value ?? '') ?? [];
  const instant = new Date(seconds === undefined ? NaN : `${seconds}${fraction.slice(0, 4)}Z`);
  // 30 February becomes 2 March: then it was no instant.
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(seconds ?? '')) refuse('TIME', `${name} is not an instant`);
  return instant;
}

/** Refuses what was issued after now, or before `earliest` (whose fraction of a second may have been dropped on the way). */
export function requireIssued(instant: Date, { earliest, now, name }: { earliest: Date; now: Date; name: string }): void {
  if (instant.getTime() > now.getTime() + CLOCK_SKEW_MS) refuse('TIME', `${name} is in the future`);
  if (instant.getTime() < earliest.getTime() - CLOCK_SKEW_MS) refuse('TIME', `${name} is too old`);
}

/** Refuses what is not valid yet. */
export function requireBegun(notBefore: Date, now: Date, name: string): void {
  if (now.getTime() + CLOCK_SKEW_MS < notBefore.getTime()) refuse('TIME', `${name} is still to come`);
}

/** Refuses what is valid no more. */
export function requireNotOver(notOnOrAfter: Date, now: Date, name: string): void {
  if (now.getTime() - CLOCK_SKEW_MS >= notOnOrAfter.getTime()) refuse('TIME', `${name} is over`);
}
