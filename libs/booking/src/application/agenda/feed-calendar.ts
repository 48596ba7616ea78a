import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import { inLanguage } from '@casa/kernel';
import type { FeedEntry } from '../../persistence/agenda/calendar-feed.repository.js';
import { instant, zonedTime, zoneDefinition } from '../mail/calendar-time.js';

/** How often a program asks again, in seconds. */
const ASK_AGAIN_SECONDS = 900;

/** What a subscribed calendar shows. */
export interface FeedContent {
  readonly name: string;
  /** Makes the entries the municipality's own. */
  readonly host: string;
  readonly timeZone: string;
  readonly entries: readonly FeedEntry[];
}

const CHANNELS = { IN_PERSON: undefined, TELEPHONE: 'Per telefono', VIDEO: 'In videochiamata' } as const;

/** RFC 5545, the same bytes for the same appointments: no instant of its own making is in it. */
export function feedCalendar({ name, host, timeZone, entries }: FeedContent): string {
  const calendar = ical({
    prodId: { company: 'Casa del Cittadino', product: 'Agenda', language: 'IT' },
    method: ICalCalendarMethod.PUBLISH,
    name,
    ttl: ASK_AGAIN_SECONDS,
    timezone: { name: timeZone, generator: zoneDefinition },
  });
  for (const { id, code, sequence, startsAt, endsAt, changedAt, channel, serviceName, deskName } of entries) {
    const changed = instant(new Date(changedAt));
    calendar.createEvent({
      id: `${id}.agenda@${host}`,
      sequence,
      status: ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
      stamp: changed,
      lastModified: changed,
      start: zonedTime(new Date(startsAt), timeZone),
      end: zonedTime(new Date(endsAt), timeZone),
      timezone: timeZone,
      summary: `${inLanguage(serviceName, 'it')} – ${code}`,
      location: CHANNELS[channel] ?? deskName,
    });
  }
  return calendar.toString();
}
