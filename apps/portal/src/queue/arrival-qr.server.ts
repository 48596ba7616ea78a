import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { type AppointmentDetailsFragment, QueueDisplayDocument } from '../gql/graphql.js';
import { localPath } from '../i18n/language.js';
import { portalRequestContext } from '../site/portal-request.server.js';
import { siteContext } from '../site/site.server.js';
import { type QrDrawing, qrDrawing } from './qr-code.server.js';

/** How who booked says that they have arrived: the page that asks, and its QR code for the office's reader. */
export interface ArrivalQr {
  readonly href: string;
  readonly drawing: QrDrawing;
}

/** @returns undefined where nobody checks in. The code opens nothing else: whoever sees it on a telephone learns nothing and can change nothing. */
export async function arrivalQr(
  context: Readonly<RouterContextProvider>,
  { code, status, channel, office }: AppointmentDetailsFragment,
): Promise<ArrivalQr | undefined> {
  if (status !== 'BOOKED' || channel !== 'IN_PERSON') return undefined;
  const { queueDisplay } = await context.get(apiContext).execute(QueueDisplayDocument, { officeId: office.id });
  if (queueDisplay == null) return undefined;
  const href = localPath(`/arrivo/${code}`, context.get(siteContext).language);
  return { href, drawing: qrDrawing(`${context.get(portalRequestContext).origin}${href}`) };
}
