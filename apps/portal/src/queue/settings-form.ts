import type { ChangeQueueSettingsInput, QueueSettingsQuery } from '../gql/graphql.js';
import { TICKED, ticks, type Values } from '../settings/settings-form.js';

export type QueueSettings = NonNullable<QueueSettingsQuery['queueSettings']>;

/** Numbers of the office's rule, of its tickets, and of those from home; the last three may stay empty. */
export const RULE_FIELDS = ['toleranceMinutes', 'patienceMinutes', 'bookedPerWalkIn'] as const;
export const TICKET_FIELDS = ['lastTicketMinutes', 'checkInMinutes'] as const;
export const HOME_FIELDS = ['homeMinutes', 'homeMeters', 'homeAtMost'] as const;

export const letterName = (serviceId: string): string => `lettera-${serviceId}`;
const WALK_INS = 'libero-';
export const walkInsName = (serviceId: string): string => `${WALK_INS}${serviceId}`;

/** What is stored, by the names of the form. */
export function queueValues(settings: QueueSettings): Values {
  const { open, knownKiosksOnly, services } = settings;
  const walkIns = services.filter((service) => service.walkIns).map(({ serviceId }) => serviceId);
  return {
    ...(open && { open: TICKED }),
    ...(knownKiosksOnly && { knownKiosksOnly: TICKED }),
    ...Object.fromEntries([...RULE_FIELDS, ...TICKET_FIELDS, ...HOME_FIELDS].map((name) => [name, String(settings[name] ?? '')])),
    ...Object.fromEntries(services.map(({ serviceId, letter }) => [letterName(serviceId), letter ?? ''])),
    ...ticks(WALK_INS, walkIns),
  };
}

const DEFAULT_AT_MOST = 20;

/** What the API is to be told; what is no number it refuses, at its field. */
export function readQueueSettings(form: FormData, officeId: string): ChangeQueueSettingsInput {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  // Below every range, so that the field's own message is shown.
  const number = (name: string): number => (/^\d{1,6}$/.test(text(name)) ? Number(text(name)) : -1);
  const isOn = (name: string): boolean => form.get(name) === TICKED;
  const services = form.getAll('servizio').filter((id) => typeof id === 'string');
  return {
    officeId,
    version: text('versione'),
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
      .map((serviceId) => ({ serviceId, letter: text(letterName(serviceId)).toUpperCase(), walkIns: isOn(walkInsName(serviceId)) }))
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
