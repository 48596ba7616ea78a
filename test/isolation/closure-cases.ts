import { createHash } from 'node:crypto';
import type { Attempt, Loot, Two } from './attempt.js';

const NOT_FOUND = { __typename: 'NotFound' };
const mutation = (type: string, field: string, input: object) => ({
  query: `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`,
  variables: { input },
});
const preview = (input: object) => ({
  query: 'query ($input: ClosureInput!) { closurePreview(input: $input) { __typename } }',
  variables: { input },
});
const byId = (field: string, fields: string, id: string) => ({
  query: `query ($id: ID!) { ${field}(id: $id) { ${fields} } }`,
  variables: { id },
});

/** A day on which nothing is booked, and the word of a preview that saw nobody. */
export const QUIET_DAY = { startsAt: '2033-05-05T00:00:00Z', endsAt: '2033-05-06T00:00:00Z' };
export const NOBODY_SEEN = createHash('sha256').update('').digest('base64url').slice(0, 22);
const confirmed = { ...QUIET_DAY, reason: 'Sciopero', seen: NOBODY_SEEN };

/** What is tried of closures: by a manager of the caller’s municipality, with what is the other’s. */
export const CLOSURE_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.closablePlaces': ({ a }, { queue: { manager } }) => [
    {
      what: 'the offices are the caller’s own',
      as: manager,
      call: { query: '{ closablePlaces { wholeMunicipality offices { slug } } }' },
      expected: { wholeMunicipality: true, offices: [{ slug: a.office.slug }, { slug: a.otherOffice.slug }] },
    },
  ],
  'Query.closurePreview': ({ b }, { queue: { manager } }) => [
    {
      what: 'the other’s office is not there to be closed',
      as: manager,
      call: preview({ ...QUIET_DAY, officeId: b.office.id }),
      expected: NOT_FOUND,
    },
    { what: 'nor is its desk', as: manager, call: preview({ ...QUIET_DAY, deskId: b.desk.id }), expected: NOT_FOUND },
    {
      what: 'nor its desk in one’s own office',
      as: manager,
      call: preview({ ...QUIET_DAY, officeId: b.office.id, deskId: b.desk.id }),
      expected: NOT_FOUND,
    },
  ],
  'Query.closures': (_two, { queue: { manager } }) => [
    {
      what: 'the list is of one’s own municipality',
      as: manager,
      call: { query: '{ closures { totalCount edges { node { id } } } }' },
      expected: { totalCount: 0, edges: [] },
    },
  ],
  'Query.closure': (_two, { queue: { manager }, closure }) => [
    { what: 'the other’s closure is not there', as: manager, call: byId('closure', 'id', closure.closureId), expected: null },
  ],
  'Query.closurePeople': (_two, { queue: { manager }, closure }) => [
    {
      what: 'nor are the people inside',
      as: manager,
      call: {
        query: 'query ($id: ID!) { closurePeople(closureId: $id) { totalCount edges { node { familyName } } } }',
        variables: { id: closure.closureId },
      },
      expected: null,
    },
  ],
  'Query.closurePerson': (_two, { queue: { manager }, closure }) => [
    {
      what: 'nor any of them',
      as: manager,
      call: byId('closurePerson', 'person { familyName }', closure.proposalId),
      expected: null,
    },
  ],
  'Query.moveProposal': (_two, { closure }) => [
    {
      what: 'the other’s link opens nothing',
      call: { query: 'query ($token: String!) { moveProposal(token: $token) { status } }', variables: { token: closure.moveToken } },
      expected: null,
      worth: { status: 'NOTHING_FREE' },
    },
  ],
  'Mutation.closeOffices': ({ b }, { queue: { manager } }) => [
    {
      what: 'the other’s office stays open',
      as: manager,
      call: mutation('CloseOfficesInput', 'closeOffices', { ...confirmed, officeId: b.office.id }),
      expected: NOT_FOUND,
    },
    {
      what: 'and its desk',
      as: manager,
      call: mutation('CloseOfficesInput', 'closeOffices', { ...confirmed, deskId: b.desk.id }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.endClosure': (_two, { queue: { manager }, closure }) => [
    {
      what: 'the other’s closure stays',
      as: manager,
      call: mutation('EndClosureInput', 'endClosure', { id: closure.closureId }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.acceptMove': ({ b }, { closure, startsAt }) => [
    {
      what: 'the other’s appointment is not there to be moved',
      call: mutation('AcceptMoveInput', 'acceptMove', { token: closure.moveToken, officeId: b.office.id, startsAt }),
      expected: NOT_FOUND,
      worth: { __typename: 'MoveAnswered' },
    },
  ],
  'Mutation.acceptMoveOnBehalf': ({ a, b }, { queue: { manager }, closure, startsAt }) =>
    [b, a].map(({ office }) => ({
      what: `nor for who was called, to ${office.slug}`,
      as: manager,
      call: mutation('AcceptMoveOnBehalfInput', 'acceptMoveOnBehalf', { id: closure.proposalId, officeId: office.id, startsAt }),
      expected: NOT_FOUND,
    })),
  'Mutation.declineMoveOnBehalf': (_two, { queue: { manager }, closure }) => [
    {
      what: 'nor to be cancelled',
      as: manager,
      call: mutation('DeclineMoveOnBehalfInput', 'declineMoveOnBehalf', { id: closure.proposalId }),
      expected: NOT_FOUND,
    },
  ],
};
