import { booking, citizen } from '../support/bookings.js';
import type { World } from './belongings.js';
import type { ReferenceCase } from './reference-case.js';

const OFFICE: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ town }) => town.office.id };
const SERVICE: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ town }) => town.service.id };
const DESK: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ videoDeskId }) => videoDeskId };
const APPOINTMENT: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ appointmentId }) => appointmentId };
const FEED: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ agenda }) => agenda.feedId };
const STEP: ReferenceCase = { ...APPOINTMENT, rest: () => ({ input: { version: 0 } }) };

const atOffice = ({ annaHere: { town } }: World) => ({ input: { officeId: town.office.id } });
const ofService = ({ annaHere: { town } }: World) => ({ input: { serviceId: town.service.id } });
const forSomebody = ({ annaHere: { town }, freeStart }: World) => ({
  input: booking(town, freeStart(), citizen('Lorusso', 'anna@example.it')),
});
const aMeeting = () => ({ input: { startsAt: '2035-02-01T09:00:00+01:00', endsAt: '2035-02-01T10:00:00+01:00', reason: 'Riunione' } });

/** The places where something of an agenda is named. */
export const AGENDA_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Query.agenda officeId': { ...OFFICE, rest: () => ({ days: 1 }) },
  'Query.agendaRecord id': APPOINTMENT,
  'Query.availabilityOnBehalf input.officeId': { ...OFFICE, rest: ofService },
  'Query.availabilityOnBehalf input.serviceId': { ...SERVICE, rest: atOffice },
  'Mutation.markArrived input.id': STEP,
  'Mutation.callAppointment input.id': STEP,
  'Mutation.startAppointment input.id': STEP,
  'Mutation.finishAppointment input.id': STEP,
  'Mutation.markNoShow input.id': STEP,
  'Mutation.undoDayStep input.id': STEP,
  'Mutation.writeAppointmentNote input.id': { ...APPOINTMENT, rest: () => ({ input: { version: 0, note: 'Porta la delega' } }) },
  'Mutation.takeDesk input.deskId': { ...DESK, rest: () => ({ input: { relieving: true } }) },
  'Mutation.blockTime input.deskId': { ...DESK, rest: aMeeting },
  'Mutation.unblockTime input.id': { as: 'manager', belongsTo: 'town', of: ({ agenda }) => agenda.blockId },
  'Mutation.bookOnBehalf input.officeId': { ...OFFICE, rest: forSomebody },
  'Mutation.bookOnBehalf input.serviceId': { ...SERVICE, rest: forSomebody },
  'Mutation.makeCalendarFeed input.officeId': OFFICE,
  'Mutation.makeCalendarFeed input.deskId': { ...DESK, rest: atOffice },
  'Mutation.renewCalendarFeed input.id': FEED,
  'Mutation.revokeCalendarFeed input.id': FEED,
  'Subscription.agendaChanged officeId': OFFICE,
  'Subscription.recordViewers id': APPOINTMENT,
};
