import { isIsoDate } from '@casa/ui';
import { channelOf, channelWord, isInstant } from '../booking/booking-path.js';
import type { AppointmentChannel } from '../gql/graphql.js';
import { officePath } from './agenda-path.js';

/** What of a booking at the counter stands in its address: choices, never anything personal. */
export interface CounterPlace {
  /** Slug. */
  readonly service?: string | undefined;
  readonly channel?: AppointmentChannel | undefined;
  /** From which day on; today when absent. */
  readonly day?: string | undefined;
  /** ISO 8601. */
  readonly startsAt?: string | undefined;
}

/** Reads an address; what cannot be is as if it were not there. */
export function readCounterPlace(query: URLSearchParams): CounterPlace {
  const [day, startsAt] = [query.get('giorno') ?? '', query.get('inizio') ?? ''];
  return {
    service: query.get('servizio') ?? undefined,
    channel: channelOf(query.get('modalita')),
    day: isIsoDate(day) ? day : undefined,
    startsAt: isInstant(startsAt) ? startsAt : undefined,
  };
}

export function counterPath(office: string, { service, channel, day, startsAt }: CounterPlace): string {
  return officePath('prenota', office, {
    ...{ servizio: service, modalita: channel && channelWord(channel), giorno: day, inizio: startsAt },
  });
}
