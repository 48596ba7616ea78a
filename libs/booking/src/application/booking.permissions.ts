import type { RoleGrants } from '@casa/platform/authz';
import { AGENDA_GRANTS } from './agenda/agenda.permissions.js';
import { CLOSURE_ADMINISTRATOR_GRANTS, CLOSURE_MANAGER_GRANTS, MOVE_VISITOR_GRANTS } from './closures/closures.permissions.js';
import { ROOM_OPERATOR_GRANTS, ROOM_VISITOR_GRANTS } from './room/room.permissions.js';
import { SETTINGS_ADMINISTRATOR_GRANTS, SETTINGS_MANAGER_GRANTS } from './settings/settings.permissions.js';
import { VIRTUAL_DESK_GRANTS } from './virtual-desks/virtual-desk.permissions.js';

/** What booking grants: whoever visits may look, hold and book; an existing appointment asks for its link besides. Citizens have theirs in one list. */
export const BOOKING_GRANTS: RoleGrants = {
  VISITOR: [
    ...ROOM_VISITOR_GRANTS,
    ...MOVE_VISITOR_GRANTS,
    { action: 'read', subject: 'Service' },
    { action: 'read', subject: 'Office' },
    { action: 'read', subject: 'Availability' },
    { action: 'hold', subject: 'Slot' },
    { action: 'book', subject: 'Appointment' },
    { action: 'read', subject: 'Appointment' },
    { action: 'change', subject: 'Appointment' },
    { action: 'cancel', subject: 'Appointment' },
    { action: 'read', subject: 'WalkInQueue' },
    { action: 'take', subject: 'QueueTicket' },
    { action: 'read', subject: 'QueueTicket' },
    { action: 'checkIn', subject: 'QueueTicket' },
    { action: 'leave', subject: 'QueueTicket' },
    { action: 'join', subject: 'WaitingList' },
    { action: 'leave', subject: 'WaitingList' },
    { action: 'read', subject: 'WaitingEntry' },
    { action: 'read', subject: 'WaitingOffer' },
    { action: 'answer', subject: 'WaitingOffer' },
    { action: 'read', subject: 'Visit' },
    { action: 'rate', subject: 'Visit' },
  ],
  CITIZEN: [
    { action: 'read', subject: 'OwnAppointment' },
    { action: 'cancel', subject: 'OwnAppointment' },
    { action: 'claim', subject: 'Appointment' },
    { action: 'read', subject: 'OwnWaitingEntry' },
  ],
  OPERATOR: [
    ...AGENDA_GRANTS,
    ...ROOM_OPERATOR_GRANTS,
    { action: 'work', subject: 'Queue', ownOffices: true },
    { action: 'read', subject: 'WaitingList', ownOffices: true },
  ],
  OFFICE_MANAGER: [
    ...AGENDA_GRANTS,
    ...ROOM_OPERATOR_GRANTS,
    ...CLOSURE_MANAGER_GRANTS,
    ...SETTINGS_MANAGER_GRANTS,
    ...VIRTUAL_DESK_GRANTS,
    { action: 'work', subject: 'Queue', ownOffices: true },
    { action: 'configure', subject: 'Queue', ownOffices: true },
    { action: 'read', subject: 'WaitingList', ownOffices: true },
    { action: 'read', subject: 'OfficeFigures', ownOffices: true },
  ],
  ADMINISTRATOR: [
    ...CLOSURE_ADMINISTRATOR_GRANTS,
    ...SETTINGS_ADMINISTRATOR_GRANTS,
    { action: 'configure', subject: 'Queue' },
    { action: 'configure', subject: 'VirtualDesk' },
    { action: 'read', subject: 'OfficeFigures' },
  ],
};
