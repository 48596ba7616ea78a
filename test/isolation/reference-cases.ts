import { booking, citizen, wantedAt } from '../support/bookings.js';
import type { Belongings, Whose, World } from './belongings.js';

/** Who is tried as the caller, each at the first municipality: whoever comes, Anna, and an administrator. */
export const CALLERS = ['visitor', 'citizen', 'administrator'] as const;
export type CallerKind = (typeof CALLERS)[number];

/**
 * Whose a thing is, and so to whom it is as if it were not there:
 * - `person here`: a person's at one municipality;
 * - `person`: a person's wherever it is, like the list of one's sessions;
 * - `bearer`: whoever has its token may use it at its municipality, logged in or not;
 * - `first`: whoever comes with it first, which Bruno did with his;
 * - `town`: the municipality's, as its catalogue is, the people who work there and what is declared to it.
 */
export type BelongsTo = 'person here' | 'person' | 'bearer' | 'first' | 'town';

/** A place in an operation's variables that says which thing is meant. */
export interface ReferenceCase {
  /** Who may use it: Anna, or the administrator. */
  readonly as: Exclude<CallerKind, 'visitor'>;
  readonly belongsTo: BelongsTo;
  /** The thing that is named there. */
  readonly of: (belongings: Belongings) => string;
  /** Anna calls with the session in which she acts for another. */
  readonly acting?: true;
  /** The other variables, with the caller's own in them. */
  readonly rest?: (world: World) => Readonly<Record<string, unknown>>;
}

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
