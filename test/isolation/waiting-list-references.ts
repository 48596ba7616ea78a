import { randomUUID } from 'node:crypto';
import { citizen } from '../support/bookings.js';
import type { World } from './belongings.js';
import type { ReferenceCase } from './reference-case.js';
import { wishedDays } from './waiting-list-cases.js';

const ENTRY: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ waiting }) => waiting.entryToken };
const OFFER: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ waiting }) => waiting.offerToken };

/** Of somebody else each time: nobody waits twice for a service. */
const join = ({ annaHere: { town } }: World) => ({
  input: {
    ...{ serviceId: town.service.id, ...wishedDays(), reason: 'Informazioni', privacyNoticeRead: true },
    citizen: citizen('Lorusso', `${randomUUID()}@example.it`),
  },
});

/** The places where something of the waiting list is named. */
export const WAITING_LIST_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Query.waitingEntry token': ENTRY,
  'Query.waitingOffer token': OFFER,
  'Query.waitingList officeId': { as: 'manager', belongsTo: 'town', of: ({ town }) => town.office.id, rest: () => ({ first: 10 }) },
  'Mutation.joinWaitingList input.serviceId': { as: 'citizen', belongsTo: 'town', of: ({ town }) => town.service.id, rest: join },
  'Mutation.joinWaitingList input.officeIds.0': {
    ...{ as: 'citizen', belongsTo: 'town', of: ({ town }) => town.office.id },
    rest: (world) => ({ input: { ...join(world).input, officeIds: [''] } }),
  },
  'Mutation.joinWaitingList input.actingFor': {
    ...{ as: 'citizen', belongsTo: 'person here', of: ({ delegation }) => delegation, acting: true },
    rest: join,
  },
  'Mutation.leaveWaitingList input.token': ENTRY,
  'Mutation.acceptOffer input.token': OFFER,
  'Mutation.refuseOffer input.token': { ...OFFER, rest: () => ({ input: { leave: false } }) },
};
