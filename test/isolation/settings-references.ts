import type { ReferenceCase } from './reference-case.js';
import { SPECIAL_DAY } from './settings-belongings.js';

const HOURS = [{ weekday: 1, opens: '09:00', closes: '17:00' }];
const SOON = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const LOOK = { version: '', preview: true };

const OFFICE: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ town }) => town.office.id };
const SERVICE: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ town }) => town.service.id };
const DESK: ReferenceCase = { as: 'manager', belongsTo: 'town', of: ({ town }) => town.desk.id };

/** A change of the manager's own office, with one thing in it that is named. */
const withOffice = (change: object): Pick<ReferenceCase, 'rest'> => ({
  rest: ({ annaHere }) => ({ input: { officeId: annaHere.town.office.id, ...LOOK, ...change } }),
});

/** The places where something of the settings is named. */
export const SETTINGS_REFERENCES: Readonly<Record<string, ReferenceCase>> = {
  'Query.officeSettings officeId': OFFICE,
  'Query.serviceSettings serviceId': SERVICE,
  'Mutation.changeOfficeSettings input.officeId': { ...OFFICE, rest: () => ({ input: { ...LOOK, hours: HOURS } }) },
  'Mutation.changeOfficeSettings input.deskHours.0.deskId': { ...DESK, ...withOffice({ deskHours: [{ deskId: '', hours: HOURS }] }) },
  'Mutation.changeOfficeSettings input.desks.0.deskId': {
    ...DESK,
    rest: ({ annaHere: { town } }) => ({
      input: {
        ...{ officeId: town.office.id, ...LOOK },
        desks: [{ deskId: '', name: 'Sportello', channels: ['IN_PERSON'], serviceIds: [town.service.id] }],
      },
    }),
  },
  'Mutation.changeOfficeSettings input.desks.0.serviceIds.0': {
    ...SERVICE,
    ...withOffice({ desks: [{ name: 'Sportello', channels: ['IN_PERSON'], serviceIds: [''] }] }),
  },
  'Mutation.changeOfficeSettings input.closedDesks.0': { ...DESK, ...withOffice({ closedDesks: [''] }) },
  'Mutation.changeOfficeSettings input.exceptions.0.deskId': {
    ...DESK,
    ...withOffice({ exceptions: [{ deskId: '', date: SOON, hours: [{ opens: '09:00', closes: '10:00' }] }] }),
  },
  'Mutation.changeOfficeSettings input.ordinaryDays.0.deskId': {
    ...DESK,
    ...withOffice({ ordinaryDays: [{ deskId: '', date: SPECIAL_DAY }] }),
  },
  'Mutation.changeOfficeSettings input.reopened.0': {
    ...{ as: 'manager', belongsTo: 'town', of: ({ folderClosure }) => folderClosure },
    ...withOffice({ reopened: [''] }),
  },
  'Mutation.changeServiceSettings input.serviceId': { ...SERVICE, rest: () => ({ input: LOOK }) },
};
