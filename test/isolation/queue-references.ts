import type { World } from './belongings.js';
import type { ReferenceCase } from './reference-case.js';

const TICKET: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ queue }) => queue.ticketToken };
const OFFICE: ReferenceCase = { as: 'citizen', belongsTo: 'town', of: ({ town }) => town.office.id };
const SERVICE: ReferenceCase = { as: 'citizen', belongsTo: 'town', of: ({ town }) => town.service.id };
const OWN_OFFICE: ReferenceCase = { ...OFFICE, as: 'manager' };
const CALLED: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ queue }) => queue.calledTicket };

const fromHome = ({ annaHere: { town } }: World) => ({
  input: { officeId: town.office.id, serviceId: town.service.id, place: 'HOME', comesInTime: true },
});
/** As the waiting room is run already: known machines, and numbers from home. */
const settings = ({ annaHere: { town } }: World) => ({
  input: {
    ...{ officeId: town.office.id, open: true, knownKiosksOnly: true, lastTicketMinutes: 0, checkInMinutes: 60 },
    ...{ toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2, home: { minutes: 30, meters: null, atMost: 500 } },
    services: [{ serviceId: town.service.id, letter: 'A', walkIns: true }],
  },
});

/** The places where something of a waiting room is named. */
export const QUEUE_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Query.ticket token': TICKET,
  'Query.queueDisplay officeId': OFFICE,
  'Query.queue officeId': OWN_OFFICE,
  'Query.queueSettings officeId': OWN_OFFICE,
  'Mutation.takeTicket input.officeId': { ...OFFICE, rest: fromHome },
  'Mutation.takeTicket input.serviceId': { ...SERVICE, rest: fromHome },
  'Mutation.takeTicket input.kioskToken': {
    ...{ as: 'citizen', belongsTo: 'bearer', of: ({ queue }) => queue.kioskToken },
    rest: (world) => ({ input: { ...fromHome(world).input, place: 'KIOSK' } }),
  },
  'Mutation.checkIn input.codeOrLink': { as: 'citizen', belongsTo: 'bearer', of: ({ manageToken }) => manageToken },
  'Mutation.leaveQueue input.token': TICKET,
  'Mutation.callNext input.deskId': { as: 'manager', belongsTo: 'town', of: ({ queue }) => queue.desk },
  'Mutation.startTicket input.ticketId': CALLED,
  'Mutation.finishTicket input.ticketId': CALLED,
  'Mutation.ticketNoShow input.ticketId': CALLED,
  'Mutation.recallTicket input.ticketId': CALLED,
  'Mutation.setTicketPrecedence input.ticketId': {
    ...{ as: 'manager', belongsTo: 'town', of: ({ queue }) => queue.waitingTicket },
    rest: () => ({ input: { precedence: true } }),
  },
  'Mutation.changeQueueSettings input.officeId': { ...OWN_OFFICE, rest: settings },
  'Mutation.changeQueueSettings input.services.0.serviceId': { ...SERVICE, as: 'manager', rest: settings },
  'Mutation.addKiosk input.officeId': { ...OWN_OFFICE, rest: () => ({ input: { name: 'Ingresso' } }) },
  'Mutation.removeKiosk input.kioskId': { as: 'manager', belongsTo: 'town', of: ({ queue }) => queue.kiosk },
  'Subscription.queueDisplayChanged officeId': OFFICE,
  'Subscription.queueChanged officeId': OWN_OFFICE,
};
