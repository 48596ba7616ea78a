import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { TicketDocument, type TicketPartsFragment } from '../gql/graphql.js';
import { contentIn, type Messages } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { siteContext } from '../site/site.server.js';

/** A ticket in words. */
export interface TicketView {
  readonly label: string;
  readonly state: TicketPartsFragment['state'];
  readonly stateText: string;
  /** «Attesa: circa 15-25 minuti» */
  readonly wait: string;
  readonly desk: string | null;
  readonly isHere: boolean;
  /** The day and the hour. */
  readonly takenAt: string;
  readonly arriveBy: string | null;
  readonly bookedFor: string | null;
  readonly lastCalled: string | null;
  readonly service: string;
  /** What the visit is rated with, once it is over. */
  readonly ratingToken: string | null;
  readonly office: TicketPartsFragment['office'];
  /** When this was true, by the office's clock. */
  readonly at: string;
}

/** @returns undefined for a wrong link. */
export async function loadTicket(context: Readonly<RouterContextProvider>, token: string): Promise<TicketView | undefined> {
  const { ticket } = await context.get(apiContext).execute(TicketDocument, { token });
  if (ticket == null) return undefined;
  const { language } = context.get(siteContext);
  const { queue } = contentIn(language);
  const { time, dayAndTime } = dateFormat(language, ticket.office.timeZone);
  const timeOf = (instant: string | null): string | null => (instant === null ? null : time(instant));
  const { label, state, desk, isHere, lastCalled, office, ratingToken } = ticket;
  return {
    ...{ label, state, desk, isHere, lastCalled, office, ratingToken },
    stateText: queue.own.states[state],
    wait: waitPhrase(ticket.wait, queue),
    takenAt: dayAndTime(ticket.takenAt),
    arriveBy: timeOf(ticket.arriveBy),
    bookedFor: timeOf(ticket.bookedFor),
    service: ticket.service.name,
    at: time(new Date().toISOString()),
  };
}

type Wait = { readonly from: number; readonly to: number } | null;

/** «Attesa: circa 15-25 minuti» */
export function waitPhrase(wait: Wait, queue: Messages['queue']): string {
  return wait === null ? queue.noWait : queue.waitOf(queue.wait(wait.from, wait.to));
}

/** «circa 15-25 minuti», under a heading that says what of. */
export function waitText(wait: Wait, queue: Messages['queue']): string {
  return wait === null ? queue.noWait : queue.wait(wait.from, wait.to);
}
