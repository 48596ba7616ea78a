import type { Municipality } from './a-municipality.js';
import type { ValidCalls } from './valid-call.js';

/** Well formed, and nobody's. */
const ID = '01890000-0000-7000-8000-000000000000';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const both = (it: string) => ({ it, en: `${it} (en)` });

/** Of what managers decide: everything that may be said at once, only looked at. */
export function validSettingsCalls({ office, service, desk }: Municipality): ValidCalls {
  const [officeId, serviceId] = [office.id, service.id];
  const sending = { version: 'A'.repeat(22), preview: true, week: inDays(7) };
  const hours = [{ weekday: 1, opens: '09:00', closes: '17:00' }];
  return {
    'Query.decidedOffices': () => ({}),
    'Query.officeSettings': () => ({ officeId }),
    'Query.serviceSettings': () => ({ serviceId }),
    'Mutation.changeOfficeSettings': () => ({
      input: {
        ...{ officeId, hours, closedDesks: [ID], ordinaryDays: [{ deskId: ID, date: inDays(300) }], reopened: [ID], ...sending },
        deskHours: [{ deskId: desk.id, hours }],
        desks: [{ deskId: null, name: 'Sportello nuovo', channels: ['IN_PERSON'], serviceIds: [serviceId] }],
        exceptions: [{ deskId: desk.id, date: inDays(300), hours: [{ opens: '09:00', closes: '10:00' }], reason: both('Inventario') }],
      },
    }),
    'Mutation.changeServiceSettings': () => ({
      input: {
        ...{ serviceId, ...sending },
        rules: {
          ...{ minutes: 30, stepMinutes: 30, channels: ['IN_PERSON'], openToNonResidents: true, leadMinutes: 0, horizonDays: 30 },
          ...{ changeUntilMinutes: 60, maxOpenPerPerson: 2, offerMinutes: 240 },
        },
        questions: [
          {
            code: null,
            label: both('Quale?'),
            hint: both('Una sola'),
            kind: 'CHOICE',
            required: true,
            choices: [both('Nuova'), both('Rinnovo')],
          },
        ],
        texts: { description: both('Breve'), addressedTo: both('A tutti'), howTo: both('Vieni'), needed: [both('Documento')] },
      },
    }),
  };
}
