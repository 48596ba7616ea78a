import type { Attempt, Loot, Two } from './attempt.js';

const FIGURES = 'query ($officeId: ID!) { officeFigures(officeId: $officeId) { total { booked } desks { deskName } } }';
const COMMENTS = 'query ($officeId: ID!) { visitComments(officeId: $officeId) { totalCount edges { node { comment } } } }';
const RATE = 'mutation ($input: RateVisitInput!) { rateVisit(input: $input) { __typename } }';

/** What is tried of ratings and figures. */
export const RATING_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.visit': (_two, { rating }) => [
    {
      what: 'the other’s link opens nothing',
      call: { query: 'query ($token: String!) { visit(token: $token) { canBeRated } }', variables: { token: rating.token } },
      expected: null,
      worth: { canBeRated: true },
    },
  ],
  'Mutation.rateVisit': (_two, { rating }) => [
    {
      what: 'the other’s visit is not there to be rated',
      call: { query: RATE, variables: { input: { token: rating.token, stars: 1 } } },
      expected: { __typename: 'NotFound' },
      worth: { __typename: 'VisitRated' },
    },
  ],
  'Query.figuresOffices': ({ a }, { queue }) => [
    {
      what: 'the offices are those of the caller’s municipality',
      as: queue.manager,
      call: { query: '{ figuresOffices { slug } }' },
      expected: [{ slug: a.office.slug }, { slug: a.otherOffice.slug }],
    },
  ],
  'Query.officeFigures': ({ a, b }, { queue, administrator }) => [
    ...[queue.manager, administrator].map((as) => ({
      what: `the other’s office has no figures here (${as === administrator ? 'an administrator' : 'a manager'})`,
      as,
      call: { query: FIGURES, variables: { officeId: b.office.id } },
      expected: null,
    })),
    {
      what: 'those of the caller’s own office are of nobody else',
      as: queue.manager,
      call: { query: FIGURES, variables: { officeId: a.office.id } },
      expected: { total: null, desks: [] },
    },
  ],
  'Query.visitComments': ({ a, b }, { queue }) => [
    {
      what: 'what was written of the other’s office is not there',
      as: queue.manager,
      call: { query: COMMENTS, variables: { officeId: b.office.id } },
      expected: null,
    },
    {
      what: 'what was written of the caller’s own office is of nobody else',
      as: queue.manager,
      call: { query: COMMENTS, variables: { officeId: a.office.id } },
      expected: { totalCount: 0, edges: [] },
    },
  ],
};
