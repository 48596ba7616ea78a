import { citizen } from '../support/bookings.js';
import type { Attempt, Loot, Two } from './attempt.js';

const DAY_MS = 86_400_000;

/** From today for two months. */
export function wishedDays(): { readonly firstDay: string; readonly lastDay: string } {
  const day = (after: number) => new Date(Date.now() + after * DAY_MS).toISOString().slice(0, 10);
  return { firstDay: day(0), lastDay: day(60) };
}

const NOT_FOUND = { __typename: 'NotFound' };
const input = (type: string, field: string, more = ''): string =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${more} } }`;

/** What is tried of the operations of the waiting list. */
export const WAITING_LIST_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Mutation.joinWaitingList': ({ a, b }) =>
    [
      { what: 'the other’s service is not there to be waited for', given: { serviceId: b.service.id }, expected: NOT_FOUND },
      {
        what: 'nor are its offices for one’s own service',
        given: { serviceId: a.service.id, officeIds: [b.office.id] },
        expected: { __typename: 'InvalidInput' },
      },
    ].map(({ what, given, expected }) => ({
      what,
      call: {
        query: input('JoinWaitingListInput', 'joinWaitingList'),
        variables: {
          input: {
            ...{ ...wishedDays(), citizen: citizen(), reason: 'Informazioni', privacyNoticeRead: true },
            ...given,
          },
        },
      },
      expected,
    })),
  'Query.waitingEntry': (_two, { waiting }) => [
    {
      what: 'the other’s link opens nothing',
      call: { query: 'query ($token: String!) { waitingEntry(token: $token) { state } }', variables: { token: waiting.entryToken } },
      expected: null,
      worth: { state: 'OFFERED' },
    },
  ],
  'Query.waitingOffer': (_two, { waiting }) => [
    {
      what: 'the other’s link opens nothing',
      call: { query: 'query ($token: String!) { waitingOffer(token: $token) { status } }', variables: { token: waiting.offerToken } },
      expected: null,
      worth: { status: 'OPEN' },
    },
  ],
  'Query.myWaitingEntries': (_two, { citizen: somebody }) => [
    {
      what: 'the list is of the person alone, whatever the municipality',
      as: somebody,
      call: { query: '{ myWaitingEntries { id } }' },
      expected: [],
    },
  ],
  'Query.waitingList': ({ a, b }, { queue }) => [
    {
      what: 'the other’s office has no list here',
      as: queue.operator,
      call: {
        query:
          'query ($officeId: ID!) { waitingList(officeId: $officeId) { services { waiting } people { totalCount edges { node { id } } } } }',
        variables: { officeId: b.office.id },
      },
      expected: { services: [], people: { totalCount: 0, edges: [] } },
    },
    {
      what: 'the list is of the caller’s own office',
      as: queue.operator,
      call: {
        query: 'query ($officeId: ID!) { waitingList(officeId: $officeId) { people { totalCount } } }',
        variables: { officeId: a.office.id },
      },
      expected: { people: { totalCount: 0 } },
    },
  ],
  'Mutation.leaveWaitingList': (_two, { waiting }) => [
    {
      what: 'the other’s entry stays on the list',
      call: {
        query: input('LeaveWaitingListInput', 'leaveWaitingList', '... on WaitingListLeft { wasWaiting }'),
        variables: { input: { token: waiting.entryToken } },
      },
      expected: NOT_FOUND,
      worth: { __typename: 'WaitingListLeft', wasWaiting: true },
    },
  ],
  'Mutation.acceptOffer': (_two, { waiting }) => [
    {
      what: 'the other’s offer is not there to be accepted',
      call: { query: input('AcceptOfferInput', 'acceptOffer'), variables: { input: { token: waiting.offerToken } } },
      expected: NOT_FOUND,
    },
  ],
  'Mutation.refuseOffer': (_two, { waiting }) => [
    {
      what: 'the other’s offer is not there to be refused',
      call: {
        query: input('RefuseOfferInput', 'refuseOffer', '... on OfferRefused { stays }'),
        variables: { input: { token: waiting.offerToken } },
      },
      expected: NOT_FOUND,
      worth: { __typename: 'OfferRefused', stays: true },
    },
  ],
};
