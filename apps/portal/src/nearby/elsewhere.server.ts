import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import type { BookingSubject } from '../booking/booking-service.server.js';
import { ElsewhereDocument } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { siteContext } from '../site/site.server.js';
import type { ElsewhereView } from './elsewhere-notice.js';
import { nearbyEntry } from './nearby-words.js';

/** Where other towns are free so much sooner that the way is worth it, in words; undefined when none is. */
export async function loadElsewhere(
  context: Readonly<RouterContextProvider>,
  { service, office, channel }: BookingSubject,
): Promise<ElsewhereView | undefined> {
  const { language } = context.get(siteContext);
  const { availability } = await context
    .get(apiContext)
    .execute(ElsewhereDocument, { input: { serviceId: service.id, officeId: office.id, channel, days: 1 } });
  const entries = (availability?.elsewhere ?? []).map((start) => nearbyEntry(start, channel, language, new Date()));
  if (entries.length === 0) return undefined;
  const texts = contentIn(language).nearby;
  return {
    text: texts.elsewhere,
    links: entries.map(({ bookHref, municipality, distance, when }) => ({
      href: bookHref,
      label: texts.elsewhereAt(municipality, distance, when),
    })),
  };
}
