const UTC_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** How far the clocks of service and identity provider may be apart. */
export const CLOCK_SKEW_MS = 3 * 60_000;

/** A SAML instant: UTC, with or without fractions of a second. */
export function readInstant(text: string | undefined): Date | undefined {
  if (text === undefined || !UTC_INSTANT.test(text)) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

export function isNear(instant: Date, now: Date): boolean {
  return Math.abs(instant.getTime() - now.getTime()) <= CLOCK_SKEW_MS;
}
