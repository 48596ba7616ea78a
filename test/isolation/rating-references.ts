import type { ReferenceCase } from './reference-case.js';

const VISIT: ReferenceCase = { as: 'citizen', belongsTo: 'bearer', of: ({ visitToken }) => visitToken };
const OWN_OFFICE: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ town }) => town.office.id };

/** The places where something of ratings and figures is named. */
export const RATING_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Query.visit token': VISIT,
  'Mutation.rateVisit input.token': { ...VISIT, rest: () => ({ input: { stars: 4 } }) },
  'Query.officeFigures officeId': { ...OWN_OFFICE, rest: () => ({ unit: 'MONTH' }) },
  'Query.visitComments officeId': { ...OWN_OFFICE, rest: () => ({ first: 10 }) },
};
