import type { ReactNode } from 'react';
import { data, redirect } from 'react-router';
import type { Route } from './+types/details.js';
import { apiContext } from '../../api/client.server.js';
import { bookingPath, type BookingChoice, detailsPath, readChoice, timePath } from '../../booking/booking-path.js';
import { loadSubject } from '../../booking/booking-service.server.js';
import { bookAppointment } from '../../booking/book-appointment.server.js';
import { BookingFrame } from '../../booking/booking-frame.js';
import { checkCitizenForm, NO_VALUES, readCitizenForm } from '../../booking/citizen-form.js';
import { CitizenStep } from '../../booking/citizen-step.js';
import type { DetailsOutcome } from '../../booking/details-outcome.js';
import { holdCookies, readHold, slotKey } from '../../booking/hold-cookie.server.js';
import { holdSlot } from '../../booking/hold-slot.server.js';
import { loginHint } from '../../booking/login-hint.server.js';
import { prefilledValues } from '../../booking/prefill.js';
import { ReviewStep } from '../../booking/review-step.js';
import { useStepFocus } from '../../booking/use-step-focus.js';
import { BookingPrefillDocument } from '../../gql/graphql.js';
import { messagesIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { hydrate: true };

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const choice = readChoice(url.searchParams);
  const { service, office, channel } = await loadSubject(context, choice);
  const { language, person } = context.get(siteContext);
  const startsAt = requireStart(choice, language);
  const format = dateFormat(language, office.timeZone);
  const hold = await readHold(request);
  const isHeld = hold?.slot === slotKey(service.id, office.id, channel, startsAt) && Date.parse(hold.expiresAt) > Date.now();
  const known = person === undefined ? undefined : await context.get(apiContext).execute(BookingPrefillDocument);
  return {
    chosen: { service: service.slug, office: office.slug, channel, startsAt },
    service: { name: service.name, minutes: service.minutes, questions: service.questions, openToNonResidents: service.openToNonResidents },
    office: { name: office.name, address: `${office.address.street}, ${office.address.postalCode} ${office.address.city}` },
    when: format.dayAndTime(startsAt),
    hint: loginHint(context, url),
    prefill: known && prefilledValues(known.me),
    hold: isHeld ? { expiresAt: hold.expiresAt, until: format.time(hold.expiresAt) } : undefined,
  };
}

/** Details, summary and confirmation are one address: what was typed travels in the body, never in an address. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const choice = readChoice(url.searchParams);
  const subject = await loadSubject(context, choice);
  const { language } = context.get(siteContext);
  const startsAt = requireStart(choice, language);
  const form = await request.formData();
  const values = readCitizenForm(form, subject.service.questions);
  const texts = messagesIn(language).booking;
  if (form.get('intent') === 'edit') return { step: 'edit', values, errors: {} } satisfies DetailsOutcome;
  const errors = checkCitizenForm(values, subject.service.questions, subject.channel, texts);
  if (Object.keys(errors).length > 0) return { step: 'edit', values, errors } satisfies DetailsOutcome;
  switch (form.get('intent')) {
    case 'take': {
      const outcome = await holdSlot(context, request, subject, startsAt);
      if ('problem' in outcome) return { step: 'review', values, problem: outcome.problem } satisfies DetailsOutcome;
      const { hold } = outcome;
      const until = dateFormat(language, subject.office.timeZone).time(hold.expiresAt);
      const headers = new Headers();
      for (const cookie of await holdCookies(hold, context.get(portalRequestContext).isSecure)) headers.append('set-cookie', cookie);
      return data({ step: 'review', values, hold: { expiresAt: hold.expiresAt, until } } satisfies DetailsOutcome, { headers });
    }
    case 'confirm':
      return await bookAppointment(context, { request, url }, subject, startsAt, values);
    default:
      return { step: 'review', values } satisfies DetailsOutcome;
  }
}

/** @throws a redirect to the calendar when no hour was chosen */
function requireStart(choice: BookingChoice, language: 'it' | 'en'): string {
  if (choice.startsAt === undefined) throw redirect(localPath(timePath(choice), language), 303);
  return choice.startsAt;
}

export default function Details({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { booking } = useMessages();
  const path = useLocalPath();
  const outcome: DetailsOutcome = actionData ?? { step: 'edit', values: loaderData.prefill ?? NO_VALUES, errors: {} };
  const isReview = outcome.step === 'review';
  const { chosen } = loaderData;
  const subject = { service: chosen.service, office: chosen.office, channel: chosen.channel };
  // Who came back with what they typed reads neither: nothing was filled in for them, and leaving would lose it.
  const hint = actionData === undefined ? loaderData.hint : undefined;
  const shown = { ...loaderData, hold: (isReview ? outcome.hold : undefined) ?? loaderData.hold };
  useStepFocus(outcome.step);
  return (
    <BookingFrame
      title={isReview ? booking.review.title : booking.details.title}
      lead={isReview ? booking.review.lead : booking.details.lead}
      step={isReview ? 4 : 3}
      stepLinks={[path(bookingPath({})), path(bookingPath(subject)), path(timePath({ ...subject, day: chosen.startsAt.slice(0, 10) }))]}
    >
      {isReview ? (
        <ReviewStep {...shown} outcome={outcome} detailsHref={(startsAt) => path(detailsPath({ ...subject, startsAt }))} />
      ) : (
        <CitizenStep
          {...shown}
          outcome={outcome}
          hint={hint}
          timeHref={path(timePath({ ...subject, day: chosen.startsAt.slice(0, 10) }))}
        />
      )}
    </BookingFrame>
  );
}
