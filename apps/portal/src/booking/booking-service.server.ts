import { redirect, type RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { type AppointmentChannel, type BookableServiceFragment, BookingServiceDocument } from '../gql/graphql.js';
import { localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';
import { type BookingChoice, bookingPath } from './booking-path.js';

export type BookingOffice = BookableServiceFragment['offices'][number];

/** Service, office and channel of a booking, all three known to go together. */
export interface BookingSubject {
  readonly service: BookableServiceFragment;
  readonly office: BookingOffice;
  readonly channel: AppointmentChannel;
}

/** @throws not found */
export async function loadService(context: Readonly<RouterContextProvider>, slug: string): Promise<BookableServiceFragment> {
  const { service } = await context.get(apiContext).execute(BookingServiceDocument, { slug });
  if (service == null) throw notFound();
  return service;
}

/** @throws a redirect to the step where the choice is still missing, or is not possible */
export async function loadSubject(context: Readonly<RouterContextProvider>, choice: BookingChoice): Promise<BookingSubject> {
  const { language } = context.get(siteContext);
  if (choice.service === undefined) throw redirect(localPath(bookingPath(choice), language), 303);
  const service = await loadService(context, choice.service);
  const office = service.offices.find(({ slug }) => slug === choice.office);
  const channel = service.channels.find((candidate) => candidate === choice.channel);
  if (office === undefined || channel === undefined || !isOffered(service)) {
    throw redirect(localPath(bookingPath({ service: choice.service, office: choice.office, channel: choice.channel }), language), 303);
  }
  return { service, office, channel };
}

/** Whether appointments are given for it now. */
export function isOffered(service: BookableServiceFragment): boolean {
  return service.bookable && service.status === 'ACTIVE' && service.offices.length > 0;
}
