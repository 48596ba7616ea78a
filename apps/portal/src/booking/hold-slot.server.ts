import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { HoldSlotDocument, type SlotTimesFragment } from '../gql/graphql.js';
import { messagesIn } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { siteContext } from '../site/site.server.js';
import type { BookingSubject } from './booking-service.server.js';
import { type Hold, readHold, slotKey } from './hold-cookie.server.js';
import { hourChoice, type HourChoice } from './schedule.js';

/** Why an appointment was not given, and what is near it. */
export interface SlotProblem {
  readonly message: string;
  readonly alternatives: readonly HourChoice[];
}

/** Keeps a slot for whoever asks, letting go of the one this browser kept before. @throws not found */
export async function holdSlot(
  context: Readonly<RouterContextProvider>,
  request: Request,
  { service, office, channel }: BookingSubject,
  startsAt: string,
): Promise<{ readonly hold: Hold } | { readonly problem: SlotProblem }> {
  const previous = await readHold(request);
  const { holdSlot: outcome } = await context.get(apiContext).execute(HoldSlotDocument, {
    input: { serviceId: service.id, officeId: office.id, channel, startsAt, previousHold: previous?.token ?? null },
  });
  switch (outcome.__typename) {
    case 'SlotHeld':
      return { hold: { slot: slotKey(service.id, office.id, channel, startsAt), token: outcome.token, expiresAt: outcome.expiresAt } };
    case 'SlotTaken':
    case 'SlotNotOffered':
      return { problem: slotProblem(context, outcome, office.timeZone) };
    case 'InvalidInput':
    case 'DelegationOver':
      return { problem: { message: outcome.message, alternatives: [] } };
    case 'NotFound':
      throw notFound();
  }
}

export function slotProblem(
  context: Readonly<RouterContextProvider>,
  outcome: { readonly __typename: 'SlotTaken' | 'SlotNotOffered'; readonly alternatives: readonly SlotTimesFragment[] },
  timeZone: string,
): SlotProblem {
  const { language } = context.get(siteContext);
  const texts = messagesIn(language).booking.time;
  const format = dateFormat(language, timeZone);
  return {
    message: outcome.__typename === 'SlotTaken' ? texts.taken : texts.notOffered,
    alternatives: outcome.alternatives.map(({ startsAt }) => hourChoice(startsAt, format)),
  };
}
