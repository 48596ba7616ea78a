import type { ChangeQueueSettingsInput } from '../gql/graphql.js';

/** Numbers of the office's rule, of its tickets, and of those from home; the last three may stay empty. */
export const RULE_FIELDS = ['toleranceMinutes', 'patienceMinutes', 'bookedPerWalkIn'] as const;
export const TICKET_FIELDS = ['lastTicketMinutes', 'checkInMinutes'] as const;
export const HOME_FIELDS = ['homeMinutes', 'homeMeters', 'homeAtMost'] as const;

const DEFAULT_AT_MOST = 20;

/** What the API is to be told; what is no number it refuses, at its field. */
export function readQueueSettings(form: FormData, officeId: string): ChangeQueueSettingsInput {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  // Below every range, so that the field's own message is shown.
  const number = (name: string): number => (/^\d{1,6}$/.test(text(name)) ? Number(text(name)) : -1);
  const isOn = (name: string): boolean => form.get(name) === 'si';
  const services = form.getAll('servizio').filter((id) => typeof id === 'string');
  return {
    officeId,
    open: isOn('open'),
    knownKiosksOnly: isOn('knownKiosksOnly'),
    lastTicketMinutes: number('lastTicketMinutes'),
    checkInMinutes: number('checkInMinutes'),
    toleranceMinutes: number('toleranceMinutes'),
    patienceMinutes: number('patienceMinutes'),
    bookedPerWalkIn: number('bookedPerWalkIn'),
    home:
      text('homeMinutes') === ''
        ? null
        : {
            minutes: number('homeMinutes'),
            meters: text('homeMeters') === '' ? null : number('homeMeters'),
            atMost: text('homeAtMost') === '' ? DEFAULT_AT_MOST : number('homeAtMost'),
          },
    services: services
      .map((serviceId) => ({ serviceId, letter: text(`lettera-${serviceId}`).toUpperCase(), walkIns: isOn(`libero-${serviceId}`) }))
      .filter(({ letter }) => letter !== ''),
  };
}

/** Where the page shows the API's problems: at the field, or, of services, at their place in the list. */
export interface SettingsErrors {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

const HOME_NAMES: Readonly<Record<string, string>> = { minutes: 'homeMinutes', meters: 'homeMeters', atMost: 'homeAtMost' };

export function settingsErrors(message: string, problems: readonly { readonly path: string; readonly message: string }[]): SettingsErrors {
  return {
    message,
    fields: Object.fromEntries(
      problems.map(({ path, message: text }) => {
        const [first = '', second = ''] = path.split('.');
        return [first === 'home' ? (HOME_NAMES[second] ?? 'homeMinutes') : first, text];
      }),
    ),
  };
}
