import { booking, citizen, wantedAt } from '../support/bookings.js';
import type { Whose, World } from './belongings.js';
import type { BelongsTo, CallerKind, ReferenceCase } from './reference-case.js';
import { AGENDA_REFERENCES } from './agenda-references.js';
import { CLOSURE_REFERENCES } from './closure-references.js';
import { NEARBY_REFERENCES } from './nearby-references.js';
import { QUEUE_REFERENCES } from './queue-references.js';
import { RATING_REFERENCES } from './rating-references.js';
import { ROOM_REFERENCES } from './room-references.js';
import { SETTINGS_REFERENCES } from './settings-references.js';
import { VIRTUAL_DESK_REFERENCES } from './virtual-desk-references.js';
import { WAITING_LIST_REFERENCES } from './waiting-list-references.js';

const LINK: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ manageToken }) => manageToken };
const HOLD: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ hold }) => hold };
const DELEGATION: ReferenceCase = { as: 'citizen', belongsTo: 'person here', of: ({ delegation }) => delegation };
const OFFICE: ReferenceCase = { as: 'citizen', belongsTo: 'town', of: ({ town }) => town.office.id };
const SERVICE: ReferenceCase = { as: 'citizen', belongsTo: 'town', of: ({ town }) => town.service.id };

const atFreeTime = ({ annaHere, freeStart }: World) => wantedAt(annaHere.town, freeStart());
const bookingOfFreeTime = ({ annaHere, freeStart }: World) => booking(annaHere.town, freeStart(), citizen('Lorusso', 'anna@example.it'));
/** Nobody's but whoever has Anna's hold. */
const atHeldTime = ({ annaHere }: World) => wantedAt(annaHere.town, annaHere.heldStart);
const bookingOfHeldTime = ({ annaHere }: World) => booking(annaHere.town, annaHere.heldStart, citizen('Lorusso', 'anna@example.it'));
const input = (rest: (world: World) => Readonly<Record<string, unknown>>) => (world: World) => ({ input: rest(world) });

/** One for each place of the schema where a thing is named; one that is missing here fails the suite. */
export const REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Query.appointmentByLink token': LINK,
  'Query.availability input.officeId': { ...OFFICE, rest: input(({ annaHere }) => ({ serviceId: annaHere.town.service.id })) },
  'Query.availability input.serviceId': { ...SERVICE, rest: input(({ annaHere }) => ({ officeId: annaHere.town.office.id })) },
  'Query.newsItem slug': { as: 'citizen', belongsTo: 'town', of: ({ town }) => town.newsSlug },
  'Query.office slug': { as: 'citizen', belongsTo: 'town', of: ({ town }) => town.office.slug },
  'Query.service slug': { as: 'citizen', belongsTo: 'town', of: ({ town }) => town.service.slug },
  'Mutation.acceptInvitation input.token': { as: 'citizen', belongsTo: 'first', of: ({ invitation }) => invitation },
  'Mutation.actFor input.delegationId': DELEGATION,
  'Mutation.bookAppointment input.actingFor': { ...DELEGATION, acting: true, rest: input(bookingOfFreeTime) },
  'Mutation.bookAppointment input.holdToken': { ...HOLD, rest: input(bookingOfHeldTime) },
  'Mutation.bookAppointment input.officeId': { ...OFFICE, rest: input(bookingOfFreeTime) },
  'Mutation.bookAppointment input.serviceId': { ...SERVICE, rest: input(bookingOfFreeTime) },
  'Mutation.cancelAppointment input.token': LINK,
  'Mutation.changeMember input.id': {
    as: 'administrator',
    belongsTo: 'town',
    of: ({ membershipId }) => membershipId,
    rest: input(() => ({ suspended: true })),
  },
  'Mutation.changeMember input.officeIds.0': {
    ...OFFICE,
    as: 'administrator',
    rest: input(({ annaHere }) => ({ id: annaHere.membershipId, officeIds: [''] })),
  },
  'Mutation.claimAppointment input.token': { ...LINK, belongsTo: 'person here' },
  'Mutation.confirmContactEmail input.token': { as: 'citizen', belongsTo: 'person here', of: ({ contactLink }) => contactLink },
  'Mutation.decideDelegation input.id': {
    as: 'administrator',
    belongsTo: 'town',
    of: ({ declaration }) => declaration,
    rest: input(() => ({ confirm: true })),
  },
  'Mutation.endDelegation input.id': DELEGATION,
  'Mutation.holdSlot input.officeId': { ...OFFICE, rest: input(atFreeTime) },
  'Mutation.holdSlot input.previousHold': { ...HOLD, rest: input(atHeldTime) },
  'Mutation.holdSlot input.serviceId': { ...SERVICE, rest: input(atFreeTime) },
  'Mutation.inviteMember input.officeIds.0': {
    ...OFFICE,
    as: 'administrator',
    rest: input(() => ({ name: 'Carla Lorusso', email: 'carla@example.it', role: 'OPERATOR', officeIds: [''] })),
  },
  'Mutation.releaseSlot input.token': HOLD,
  'Mutation.renewManageLink input.token': LINK,
  'Mutation.rescheduleAppointment input.token': { ...LINK, rest: input(({ freeStart }) => ({ startsAt: freeStart() })) },
  'Mutation.revokeSession input.id': { as: 'citizen', belongsTo: 'person', of: ({ session }) => session.sessionId },
  ...AGENDA_REFERENCES,
  ...CLOSURE_REFERENCES,
  ...NEARBY_REFERENCES,
  ...QUEUE_REFERENCES,
  ...RATING_REFERENCES,
  ...ROOM_REFERENCES,
  ...SETTINGS_REFERENCES,
  ...VIRTUAL_DESK_REFERENCES,
  ...WAITING_LIST_REFERENCES,
};

/** Whether a thing is not for this caller to know of. */
export function isStrangers(whose: Whose, belongsTo: BelongsTo, caller: CallerKind): boolean {
  switch (whose) {
    case 'annaHere':
      return belongsTo.startsWith('person') && caller !== 'citizen';
    case 'brunoHere':
      return belongsTo.startsWith('person') || belongsTo === 'first';
    case 'annaThere':
      return belongsTo !== 'person' || caller !== 'citizen';
    case 'brunoThere':
      return true;
  }
}
