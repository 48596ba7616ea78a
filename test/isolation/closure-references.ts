import type { World } from './belongings.js';
import { NOBODY_SEEN, QUIET_DAY } from './closure-cases.js';
import type { ReferenceCase } from './reference-case.js';

const LINK: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ closure }) => closure.moveToken };
const OFFICE: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ town }) => town.office.id };
const DESK: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ town }) => town.desk.id };
const CLOSURE: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ closure }) => closure.closureId };
const PERSON: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ closure }) => closure.proposalId };

const quietDay = () => ({ input: QUIET_DAY });
const confirmed = () => ({ input: { ...QUIET_DAY, reason: 'Sciopero', seen: NOBODY_SEEN } });
/** A start that somebody holds: whoever may answer is told so, and nothing is used up by it. */
const taken = ({ annaHere: { town, closure, heldStart } }: World) => ({
  officeId: town.office.id,
  startsAt: heldStart,
  token: closure.moveToken,
  id: closure.proposalId,
});
const byLink = (world: World) => {
  const { id: _id, ...input } = taken(world);
  return { input };
};
const onBehalf = (world: World) => {
  const { token: _token, ...input } = taken(world);
  return { input };
};

/** The places where something of a closure is named. */
export const CLOSURE_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Query.closure id': CLOSURE,
  'Query.closurePeople closureId': { ...CLOSURE, rest: () => ({ first: 10 }) },
  'Query.closurePerson id': PERSON,
  'Query.closurePreview input.officeId': { ...OFFICE, rest: quietDay },
  'Query.closurePreview input.deskId': { ...DESK, rest: quietDay },
  'Query.moveProposal token': LINK,
  'Mutation.closeOffices input.officeId': { ...OFFICE, rest: confirmed },
  'Mutation.closeOffices input.deskId': { ...DESK, rest: confirmed },
  'Mutation.endClosure input.id': CLOSURE,
  'Mutation.acceptMove input.token': { ...LINK, rest: byLink },
  'Mutation.acceptMove input.officeId': { ...OFFICE, as: 'citizen', rest: byLink },
  'Mutation.acceptMoveOnBehalf input.id': { ...PERSON, rest: onBehalf },
  'Mutation.acceptMoveOnBehalf input.officeId': { ...OFFICE, rest: onBehalf },
  'Mutation.declineMoveOnBehalf input.id': PERSON,
};
