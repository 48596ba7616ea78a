import type { ReferenceCase } from './reference-case.js';

/** The places where something that is looked for over all municipalities is named. */
export const NEARBY_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Mutation.cancelOwnAppointment input.id': { as: 'citizen', belongsTo: 'person', of: ({ appointmentId }) => appointmentId },
};
