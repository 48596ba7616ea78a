import type { RoleGrants } from '@casa/platform/authz';

/** What booking grants: whoever visits may look, hold and book; an existing appointment asks for its link besides. Citizens have theirs in one list. */
export const BOOKING_GRANTS: RoleGrants = {
  VISITOR: [
    { action: 'read', subject: 'Service' },
    { action: 'read', subject: 'Office' },
    { action: 'read', subject: 'Availability' },
    { action: 'hold', subject: 'Slot' },
    { action: 'book', subject: 'Appointment' },
    { action: 'read', subject: 'Appointment' },
    { action: 'change', subject: 'Appointment' },
    { action: 'cancel', subject: 'Appointment' },
  ],
  CITIZEN: [
    { action: 'read', subject: 'OwnAppointment' },
    { action: 'claim', subject: 'Appointment' },
  ],
};
