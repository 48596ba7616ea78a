import type { Attempt, Loot, Two } from './attempt.js';

/** What is tried of virtual desks: by an administrator and an operator of the caller’s municipality, with what is the other’s. */
export const VIRTUAL_DESK_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.virtualDesks': (_two, { administrator, theirAdministrator }) => [
    { what: 'the list is the caller’s own', as: administrator, call: { query: '{ virtualDesks { id } }' }, expected: [] },
    {
      what: 'and nobody’s with the other’s cookie',
      as: theirAdministrator,
      call: { query: '{ virtualDesks { name } }' },
      refused: 'UNAUTHENTICATED',
      worth: [{ name: 'Videosportello' }],
    },
  ],
  'Query.desksElsewhere': (_two, { agenda: { operator } }) => [
    {
      what: 'whoever is not lent finds no desk of the other’s',
      as: operator,
      call: { query: '{ desksElsewhere { id } }' },
      expected: [],
    },
  ],
  'Mutation.setVirtualDesk': (_two, { administrator, virtualDeskId: deskId }) => [
    {
      what: 'the other’s desk is not there to be named or taken back',
      as: administrator,
      call: {
        query: 'mutation ($input: SetVirtualDeskInput!) { setVirtualDesk(input: $input) { __typename } }',
        variables: { input: { deskId, isVirtual: false } },
      },
      expected: { __typename: 'NotFound' },
    },
  ],
};
