import type { AppointmentChannel, NearbyStartFragment } from '../gql/graphql.js';
import { detailsPath, timePath } from '../booking/booking-path.js';
import { contentIn } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { type Language, localPath } from '../i18n/language.js';

/** An office with its first free hour, in words, and the ways into its municipality's booking. */
export interface NearbyEntry {
  /** Where on the page it is: what its number on the map leads to. */
  readonly id: string;
  readonly municipality: string;
  readonly office: string;
  readonly address: string;
  readonly location: { readonly latitude: number; readonly longitude: number };
  readonly startsAt: string;
  /** «domani alle 9:30» */
  readonly when: string;
  /** «a 8,4 km»; undefined where nobody goes there. */
  readonly distance: string | undefined;
  readonly left: string;
  /** With service, office and hour chosen. */
  readonly bookHref: string;
  /** With service and office chosen, at the day. */
  readonly otherHoursHref: string;
}

export function nearbyEntry(start: NearbyStartFragment, channel: AppointmentChannel, language: Language, now: Date): NearbyEntry {
  const { municipality, officeName, officeSlug, serviceSlug, portalUrl, address, location, slot, freeThatDay } = start;
  const texts = contentIn(language).nearby;
  const choice = { service: serviceSlug, office: officeSlug, channel };
  const there = (path: string): string => portalUrl + localPath(path, language);
  return {
    id: `${new URL(portalUrl).hostname.replaceAll('.', '-')}-${officeSlug}-${serviceSlug}`,
    municipality,
    office: officeName,
    address: `${address.street}, ${address.postalCode} ${address.city}`,
    location,
    startsAt: slot.startsAt,
    when: whenInWords(start, language, now),
    distance: channel === 'IN_PERSON' ? texts.away(distanceInWords(start.distance, language)) : undefined,
    left: texts.left(freeThatDay),
    bookHref: there(detailsPath({ ...choice, startsAt: slot.startsAt })),
    otherHoursHref: there(timePath({ ...choice, day: slot.startsAt.slice(0, 10) })),
  };
}

/** «oggi alle 11:00», «domani alle 9:30», «martedì 24 novembre alle 9:30»: by the office's own calendar. */
export function whenInWords({ slot, timeZone }: Pick<NearbyStartFragment, 'slot' | 'timeZone'>, language: Language, now: Date): string {
  const texts = contentIn(language).nearby;
  const { isoDay, time, calendarDay } = dateFormat(language, timeZone);
  const day = isoDay(slot.startsAt);
  const today = isoDay(now.toISOString());
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  const name = day === today ? texts.today : day === tomorrow ? texts.tomorrow : calendarDay(day);
  return texts.at(name, time(slot.startsAt));
}

/** «300 m», «8,4 km», «23 km»: nobody walks by the metre. */
export function distanceInWords(meters: number, language: Language): string {
  const format = (value: number, digits: number, unit: string): string =>
    `${new Intl.NumberFormat(language === 'it' ? 'it-IT' : 'en-GB', { maximumFractionDigits: digits }).format(value)} ${unit}`;
  if (meters < 950) return format(Math.max(100, Math.round(meters / 100) * 100), 0, 'm');
  return format(meters / 1000, meters < 10_000 ? 1 : 0, 'km');
}
