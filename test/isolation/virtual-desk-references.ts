import type { ReferenceCase } from './reference-case.js';

/** The places where a virtual desk is named. */
export const VIRTUAL_DESK_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Mutation.setVirtualDesk input.deskId': {
    ...{ as: 'manager', belongsTo: 'town', of: ({ videoDeskId }) => videoDeskId },
    rest: () => ({ input: { isVirtual: true } }),
  },
};
