import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { type AppointmentChannel, FreeAtCounterDocument, OfficeForCounterDocument, type OfficeForCounterQuery } from '../gql/graphql.js';
import { addDays } from './agenda-path.js';
import type { CounterPlace } from './counter-place.js';
import type { WorkingOffice } from './office-nav.server.js';

export const DAYS_SHOWN = 7;

export type CounterService = NonNullable<OfficeForCounterQuery['office']>['services'][number];

/** What is booked at an office. @throws not found */
export async function counterServices(
  context: Readonly<RouterContextProvider>,
  { slug }: WorkingOffice,
): Promise<readonly CounterService[]> {
  const { office } = await context.get(apiContext).execute(OfficeForCounterDocument, { slug });
  if (office == null) throw notFound();
  return office.services.filter(({ bookable }) => bookable);
}

/** A service and a way to meet that were chosen. */
export interface CounterSubject {
  readonly service: CounterService;
  readonly channel: AppointmentChannel;
}

/** Undefined: something is still to be chosen. */
export function counterSubject(services: readonly CounterService[], { service: slug, channel }: CounterPlace): CounterSubject | undefined {
  const service = services.find((one) => one.slug === slug);
  return service && channel && service.channels.includes(channel) ? { service, channel } : undefined;
}

/** A service was chosen, in a way in which it is not given. */
export function isNotGiven(services: readonly CounterService[], { service: slug, channel }: CounterPlace): boolean {
  const service = services.find((one) => one.slug === slug);
  return service !== undefined && channel !== undefined && !service.channels.includes(channel);
}

/** Some days of free time. */
export interface CounterWeek {
  readonly first: string;
  readonly days: readonly { readonly date: string; readonly starts: readonly string[] }[];
  /** Where the days before and after begin; undefined where there are none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** @throws not found */
export async function freeAtCounter(
  context: Readonly<RouterContextProvider>,
  { id: officeId }: WorkingOffice,
  { service, channel }: CounterSubject,
  first: string,
): Promise<CounterWeek> {
  const input = { serviceId: service.id, officeId, channel, from: first, days: DAYS_SHOWN };
  const { availabilityOnBehalf: free } = await context.get(apiContext).execute(FreeAtCounterDocument, { input });
  if (free == null) throw notFound();
  const [before, after] = [addDays(first, -DAYS_SHOWN), addDays(first, DAYS_SHOWN)];
  return {
    first,
    days: free.days.map(({ date, slots }) => ({ date, starts: slots.map(({ startsAt }) => startsAt) })),
    before: first > free.firstDay ? (before < free.firstDay ? free.firstDay : before) : undefined,
    after: after <= free.lastDay ? after : undefined,
  };
}
