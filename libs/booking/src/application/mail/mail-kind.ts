import type { AppointmentEvent } from '@casa/contracts';
import type { AppointmentNoticeRow } from '../../persistence/appointment-notice.projection.js';

export const MAIL_KINDS = ['confirmation', 'change', 'cancellation', 'reminder', 'link'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/**
 * Whether a mail about an event still says how things stand. An event may reach the worker after later ones: booked and then
 * moved before the first mail went out, the citizen gets only the mail of the move, which says all that the confirmation would have; booked
 * and then cancelled, only the cancellation. A reminder made for another hour is none. A new link is good whatever the hour. Nothing is
 * worth saying of an appointment that has begun.
 */
export function isStillTrue(
  kind: MailKind,
  event: Pick<AppointmentEvent, 'sequence'>,
  appointment: Pick<AppointmentNoticeRow, 'status' | 'sequence' | 'startsAt'>,
  now: Date,
): boolean {
  if (appointment.startsAt <= now.getTime()) return false;
  if (appointment.status !== (kind === 'cancellation' ? 'CANCELLED' : 'BOOKED')) return false;
  return kind === 'link' || appointment.sequence === event.sequence;
}

/** The same for every repetition of one mail. */
export function mailIdOf(
  kind: MailKind,
  { id, sequence, linkVersion }: Pick<AppointmentNoticeRow, 'id' | 'sequence' | 'linkVersion'>,
): string {
  return `${id}.${kind}.${sequence}${kind === 'link' ? `.${linkVersion}` : ''}`;
}
