import type { Attempt, Loot, Two } from './attempt.js';

const NOT_FOUND = { __typename: 'NotFound' };
const HOURS = [{ weekday: 1, opens: '09:00', closes: '10:00' }];
const RULES = {
  ...{ minutes: 30, stepMinutes: 30, channels: ['IN_PERSON'], openToNonResidents: true, leadMinutes: 0, horizonDays: 30 },
  ...{ changeUntilMinutes: 60, maxOpenPerPerson: 2, offerMinutes: 240 },
};
const mutation = (type: string, field: string, input: object) => ({
  query: `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`,
  variables: { input: { version: '', preview: true, ...input } },
});
const office = (input: object) => mutation('ChangeOfficeSettingsInput', 'changeOfficeSettings', input);
const service = (input: object) => mutation('ChangeServiceSettingsInput', 'changeServiceSettings', input);

/** What is tried of the settings: by a manager of the caller’s municipality, with what is the other’s. */
export const SETTINGS_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.decidedOffices': ({ a }, { queue: { manager } }) => [
    {
      what: 'the offices and services are the caller’s own',
      as: manager,
      call: { query: '{ decidedOffices { office { slug } services { slug } } }' },
      expected: [
        { office: { slug: a.office.slug }, services: [{ slug: a.service.slug }] },
        { office: { slug: a.otherOffice.slug }, services: [{ slug: a.otherService.slug }] },
      ],
    },
  ],
  'Query.officeSettings': ({ b }, { queue: { manager } }) => [
    {
      what: 'the other’s settings are not there',
      as: manager,
      call: { query: 'query ($officeId: ID!) { officeSettings(officeId: $officeId) { name } }', variables: { officeId: b.office.id } },
      expected: null,
    },
  ],
  'Query.serviceSettings': ({ b }, { queue: { manager } }) => [
    {
      what: 'nor are those of its service',
      as: manager,
      call: {
        query: 'query ($serviceId: ID!) { serviceSettings(serviceId: $serviceId) { name } }',
        variables: { serviceId: b.service.id },
      },
      expected: null,
    },
  ],
  'Mutation.changeOfficeSettings': ({ a, b }, { queue: { manager } }) => [
    { what: 'the other’s office stays as it is', as: manager, call: office({ officeId: b.office.id, hours: HOURS }), expected: NOT_FOUND },
    {
      what: 'the other’s desk is none of the caller’s office',
      as: manager,
      call: office({ officeId: a.office.id, deskHours: [{ deskId: b.desk.id, hours: HOURS }] }),
      expected: NOT_FOUND,
    },
    {
      what: 'nor may a desk of the caller’s give the other’s service',
      as: manager,
      call: office({
        officeId: a.office.id,
        desks: [{ deskId: a.desk.id, name: 'Sportello', channels: ['IN_PERSON'], serviceIds: [b.service.id] }],
      }),
      expected: { __typename: 'InvalidInput' },
    },
  ],
  'Mutation.changeServiceSettings': ({ b }, { queue: { manager } }) => [
    {
      what: 'the other’s service stays as it is',
      as: manager,
      call: service({ serviceId: b.service.id, rules: RULES }),
      expected: NOT_FOUND,
    },
  ],
};
