import type { Desk, OfficeChange } from './hours-form.js';
import { type ReadForm, tickedOf, ticks, type Values, valueOf } from './settings-form.js';

export const CHANNELS = ['IN_PERSON', 'TELEPHONE', 'VIDEO'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL = 'canale-';
export const SERVICE = 'servizio-';
/** Of a form that closes a desk for good. */
export const CLOSE = 'chiudi';

const FIRST_FIELDS: Readonly<Record<string, string>> = { channels: `${CHANNEL}${CHANNELS[0]}`, name: 'nome' };

export function deskValues(desk: Desk | undefined): Values {
  if (!desk) return { nome: '' };
  return { nome: desk.name, ...ticks(CHANNEL, desk.channels), ...ticks(SERVICE, desk.serviceIds) };
}

/** @param firstService where problems of the services are shown */
export function readDesk(values: Values, desk: Desk | undefined, firstService: string | undefined): ReadForm<OfficeChange> {
  if (desk && valueOf(values, CLOSE) !== '') return { change: { closedDesks: [desk.id] }, fieldOf: () => undefined };
  const channels = CHANNELS.filter((channel) => tickedOf(values, CHANNEL).includes(channel));
  const change = { deskId: desk?.id ?? null, name: valueOf(values, 'nome'), channels, serviceIds: tickedOf(values, SERVICE) };
  return {
    change: { desks: [change] },
    fieldOf: (path) => {
      const field = path.split('.')[2] ?? '';
      return FIRST_FIELDS[field] ?? (firstService === undefined ? undefined : `${SERVICE}${firstService}`);
    },
  };
}
