import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/time.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { BookingFrame } from '../../booking/booking-frame.js';
import { bookingPath, detailsPath, isInstant, readChoice, timePath, waitingPath } from '../../booking/booking-path.js';
import { loadSubject } from '../../booking/booking-service.server.js';
import { holdCookies } from '../../booking/hold-cookie.server.js';
import { holdSlot } from '../../booking/hold-slot.server.js';
import { loadSchedule } from '../../booking/load-schedule.server.js';
import { ScheduleChooser } from '../../booking/schedule-chooser.js';
import { useStepFocus } from '../../booking/use-step-focus.js';
import { loadElsewhere } from '../../nearby/elsewhere.server.js';
import { ElsewhereNotice } from '../../nearby/elsewhere-notice.js';
import { contentIn } from '../../i18n/catalogue.js';
import { type Language, localPath } from '../../i18n/language.js';
import { useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { hydrate: true };

export async function loader({ context, url }: Route.LoaderArgs) {
  const choice = readChoice(url.searchParams);
  const subject = await loadSubject(context, choice);
  const { service, office, channel } = subject;
  const { language } = context.get(siteContext);
  const [schedule, elsewhere] = await Promise.all([
    loadSchedule(context.get(apiContext), {
      serviceId: service.id,
      officeId: office.id,
      channel,
      timeZone: office.timeZone,
      month: choice.month,
      day: choice.day,
      language,
      hrefOf: (shown) => localPath(timePath({ service: service.slug, office: office.slug, channel, ...shown }), language),
    }),
    loadElsewhere(context, subject),
  ]);
  return {
    schedule,
    elsewhere,
    waiting: waitingLink(language, waitingPath({ service: service.slug, office: office.slug, channel })),
    chosen: { service: service.slug, office: office.slug, channel },
    serviceName: service.name,
    officeName: office.name,
    minutes: service.minutes,
    hasOtherOffices: service.offices.length > 1,
  };
}

/** Keeps the chosen hour, then asks for the details; when it is gone, says so on the calendar. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const startsAt = (await request.formData()).get('inizio');
  if (typeof startsAt !== 'string' || !isInstant(startsAt)) throw failure({ kind: 'bad-request' });
  const subject = await loadSubject(context, readChoice(url.searchParams));
  const outcome = await holdSlot(context, request, subject, startsAt);
  if ('problem' in outcome) return outcome.problem;
  const { language } = context.get(siteContext);
  const { service, office, channel } = subject;
  const headers = new Headers();
  for (const cookie of await holdCookies(outcome.hold, context.get(portalRequestContext).isSecure)) headers.append('set-cookie', cookie);
  throw redirect(localPath(detailsPath({ service: service.slug, office: office.slug, channel, startsAt }), language), {
    status: 303,
    headers,
  });
}

interface WaitingLinkProps {
  readonly text: string;
  readonly label: string;
  readonly href: string;
}

/** Said by the server, so that its words do not travel to the browser in every language. */
function waitingLink(language: Language, path: string): WaitingLinkProps {
  const { notify: label, notifyText: text } = contentIn(language).waiting;
  return { text, label, href: localPath(path, language) };
}

export default function ChooseTime({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { booking } = useMessages();
  const path = useLocalPath();
  const { schedule, elsewhere, waiting, chosen, serviceName, officeName, minutes, hasOtherOffices } = loaderData;
  const officeLink = path(bookingPath(chosen));
  useStepFocus('time');
  return (
    <BookingFrame title={booking.time.title} step={2} stepLinks={[path(bookingPath({})), officeLink]}>
      <p className="casa-choices">
        {booking.yourChoices}: <strong>{serviceName}</strong>, {officeName}, {booking.office.channels[chosen.channel].toLowerCase()}.{' '}
        {booking.time.duration(minutes)} <a href={officeLink}>{booking.change}</a>
      </p>
      {elsewhere && <ElsewhereNotice {...elsewhere} />}
      <ScheduleChooser
        schedule={schedule}
        problem={actionData}
        intent="hold"
        takeFirstFree={booking.time.takeFirstFree}
        noneFree={
          <Alert kind="info">
            <p>{booking.time.noneFree}</p>
            <WaitingLink {...waiting} />
            {hasOtherOffices && <a href={officeLink}>{booking.time.otherOffice}</a>}
          </Alert>
        }
      />
      {schedule.firstFree !== undefined && <WaitingLink {...waiting} />}
    </BookingFrame>
  );
}

function WaitingLink({ text, label, href }: WaitingLinkProps): ReactNode {
  return (
    <p>
      {text} <a href={href}>{label}</a>
    </p>
  );
}
