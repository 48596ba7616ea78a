import { Temporal } from 'temporal-polyfill';

const NINE = Temporal.PlainTime.from('09:00');

/** Nine in the morning of the day before, by the office's clock. */
export function reminderTime(startsAt: Date, timeZone: string): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone);
  const dayBefore = start.toPlainDate().subtract({ days: 1 }).toZonedDateTime({ timeZone, plainTime: NINE });
  return new Date(dayBefore.epochMilliseconds);
}
