import type { AppointmentId, TenantId } from './ids.js';

/**
 * What happened to an appointment, as it travels through the outbox. Ids only: no personal data lies in the job table, and the
 * handler reads the appointment as it stands. `sequence` is the RFC 5545 sequence: it grows with each change.
 */
export interface AppointmentEvent {
  readonly tenantId: TenantId;
  readonly appointmentId: AppointmentId;
  readonly sequence: number;
}

/** Queue names of the outbox. */
export const BOOKING_QUEUES = {
  booked: 'booking.appointment-booked',
  rescheduled: 'booking.appointment-rescheduled',
  cancelled: 'booking.appointment-cancelled',
  linkRenewed: 'booking.manage-link-renewed',
  reminder: 'booking.appointment-reminder',
} as const;

/** Queue names of work that comes round by the clock. */
export const BOOKING_SCHEDULES = { retention: 'booking.retention' } as const;
