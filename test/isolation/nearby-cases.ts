import type { Attempt, Loot, Two } from './attempt.js';

const NEAR = { template: 'informazioni', near: { latitude: 41.12, longitude: 16.87 } };
const FIRST_FREE = 'query ($input: FirstFreeInput!) { firstFree(input: $input) { totalCount edges { node { officeId } } } }';

/** What is tried of the operations over all municipalities: what is public is shown to everybody, and nothing else. */
export const NEARBY_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.firstFree': ({ b }) => [
    {
      what: 'what the other has not told everybody of is not found',
      call: { query: FIRST_FREE, variables: { input: NEAR } },
      expected: { totalCount: 0, edges: [] },
    },
    {
      what: 'nor by saying that one lives there',
      call: { query: FIRST_FREE, variables: { input: { ...NEAR, residentIn: b.tenant.id } } },
      expected: { totalCount: 0, edges: [] },
    },
  ],
  'Query.serviceTemplates': () => [
    {
      what: 'a service of the other alone is not in the list',
      call: { query: '{ serviceTemplates { code } }' },
      expected: [],
    },
  ],
  'Query.myDuplicateAppointments': (_two, { citizen }) => [
    {
      what: 'the lists are of the person alone, whatever the municipality',
      as: citizen,
      call: { query: '{ myDuplicateAppointments { title appointments { id } } }' },
      expected: [],
    },
  ],
  'Mutation.cancelOwnAppointment': (_two, { citizen, appointmentId }) => [
    {
      what: 'the other’s appointment stays, although its id is known',
      as: citizen,
      call: {
        query: 'mutation ($input: CancelOwnAppointmentInput!) { cancelOwnAppointment(input: $input) { __typename } }',
        variables: { input: { id: appointmentId } },
      },
      expected: { __typename: 'NotFound' },
    },
  ],
};
