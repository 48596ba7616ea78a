import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';

/** With its zone: a plain Date would be written by the clock of the machine that runs this. */
export function zonedTime(date: Date, timeZone: string): Temporal.ZonedDateTime {
  return instant(date).toZonedDateTimeISO(timeZone);
}

export function instant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** The rules of a zone, as calendar files carry them. */
export function zoneDefinition(timeZone: string): string | null {
  const block = tzlib_get_ical_block(timeZone);
  return (Array.isArray(block) ? block[0] : undefined) ?? null;
}
