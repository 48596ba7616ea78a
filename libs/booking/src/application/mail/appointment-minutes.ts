import type { AppointmentFacts } from './appointment-notice.js';

const MINUTE_MS = 60_000;

/** How long an appointment is. */
export function minutesOf({ startsAt, endsAt }: Pick<AppointmentFacts, 'startsAt' | 'endsAt'>): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
}
