import { isIsoDate, isYearMonth } from '@casa/ui';
import type { AppointmentChannel } from '../gql/graphql.js';

/** What of a booking stands in its address: choices, never anything personal. */
export interface BookingChoice {
  /** Slugs. */
  readonly service?: string | undefined;
  readonly office?: string | undefined;
  readonly channel?: AppointmentChannel | undefined;
  /** The month and the day the calendar shows. */
  readonly month?: string | undefined;
  readonly day?: string | undefined;
  /** The chosen start, ISO 8601. */
  readonly startsAt?: string | undefined;
}

const CHANNEL_WORDS: Readonly<Record<AppointmentChannel, string>> = { IN_PERSON: 'presenza', TELEPHONE: 'telefono', VIDEO: 'video' };
const SLUG = /^[a-z0-9-]{1,100}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads the choices of an address; what cannot be one is as if it were not there. */
export function readChoice(query: URLSearchParams): BookingChoice {
  const read = (name: string, isValid: (value: string) => boolean): string | undefined => {
    const value = query.get(name);
    return value !== null && isValid(value) ? value : undefined;
  };
  return {
    service: read('servizio', (value) => SLUG.test(value)),
    office: read('ufficio', (value) => SLUG.test(value)),
    channel: channelOf(query.get('modalita')),
    month: read('mese', isYearMonth),
    day: read('giorno', isIsoDate),
    startsAt: read('inizio', isInstant),
  };
}

export function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

/** The word for a channel in addresses and forms. */
export function channelWord(channel: AppointmentChannel): string {
  return CHANNEL_WORDS[channel];
}

/** The channel that a word stands for. */
export function channelOf(word: string | null): AppointmentChannel | undefined {
  return (Object.keys(CHANNEL_WORDS) as AppointmentChannel[]).find((channel) => CHANNEL_WORDS[channel] === word);
}

/** First steps: the service, then office and channel. */
export function bookingPath(choice: BookingChoice): string {
  return `/prenota${queryOf(choice)}`;
}

/** Day and time. */
export function timePath(choice: BookingChoice): string {
  return `/prenota/orario${queryOf(choice)}`;
}

/** Details, summary, confirmation. */
export function detailsPath(choice: BookingChoice): string {
  return `/prenota/dati${queryOf(choice)}`;
}

/** The waiting list of what was chosen. */
export function waitingPath(choice: BookingChoice): string {
  return `/lista-attesa${queryOf(choice)}`;
}

function queryOf({ service, office, channel, month, day, startsAt }: BookingChoice): string {
  const entries = Object.entries({
    servizio: service,
    ufficio: office,
    modalita: channel && CHANNEL_WORDS[channel],
    mese: month,
    giorno: day,
    inizio: startsAt,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}
