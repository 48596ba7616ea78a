import type { ReactNode } from 'react';
import { Form, redirectDocument } from 'react-router';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/move.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { isInstant, readChoice } from '../../booking/booking-path.js';
import { loadSchedule } from '../../booking/load-schedule.server.js';
import { slotProblem } from '../../booking/hold-slot.server.js';
import { ScheduleChooser } from '../../booking/schedule-chooser.js';
import { useStepFocus } from '../../booking/use-step-focus.js';
import { RescheduleAppointmentDocument } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { loadAppointment } from '../../manage/load-appointment.server.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { hydrate: true };

const MOVE_PATH = '/prenotazioni/appuntamento/sposta';

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { appointment } = await loadAppointment(context, request);
  const { language } = context.get(siteContext);
  const { month, day } = readChoice(url.searchParams);
  const schedule = await loadSchedule(context.get(apiContext), {
    serviceId: appointment.service.id,
    officeId: appointment.office.id,
    channel: appointment.channel,
    timeZone: appointment.timeZone,
    month,
    day,
    language,
    hrefOf: (shown) => `${localPath(MOVE_PATH, language)}?mese=${shown.month}${shown.day === undefined ? '' : `&giorno=${shown.day}`}`,
  });
  return {
    schedule,
    now: dateFormat(language, appointment.timeZone).dayAndTime(appointment.startsAt),
    serviceName: appointment.service.name,
    officeName: appointment.office.name,
    isChangeable: appointment.changeable && appointment.status === 'BOOKED',
  };
}

/** First press shows the two hours side by side, the second moves. The old hour is kept until then. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const startsAt = form.get('inizio');
  if (typeof startsAt !== 'string' || !isInstant(startsAt)) throw failure({ kind: 'bad-request' });
  const { token, appointment } = await loadAppointment(context, request);
  const { language } = context.get(siteContext);
  if (form.get('intent') !== 'confirm') {
    return { kind: 'review' as const, startsAt, when: dateFormat(language, appointment.timeZone).dayAndTime(startsAt) };
  }
  const { rescheduleAppointment: outcome } = await context
    .get(apiContext)
    .execute(RescheduleAppointmentDocument, { input: { token, startsAt } });
  switch (outcome.__typename) {
    case 'AppointmentRescheduled':
      throw redirectDocument(localPath('/prenotazioni/appuntamento?esito=spostato', language), 303);
    case 'SlotTaken':
    case 'SlotNotOffered':
      return { kind: 'problem' as const, problem: slotProblem(context, outcome, appointment.timeZone) };
    case 'ChangeTooLate':
    case 'InvalidInput':
      return { kind: 'problem' as const, problem: { message: outcome.message, alternatives: [] } };
    case 'NotFound':
      throw failure({ kind: 'wrong-link' });
  }
}

export default function Move({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { booking, move: texts } = useMessages();
  const path = useLocalPath();
  const { schedule, now, serviceName, officeName, isChangeable } = loaderData;
  const review = actionData?.kind === 'review' ? actionData : undefined;
  useStepFocus(review === undefined ? 'move' : 'move-review');
  return (
    <Page
      title={review === undefined ? texts.title : texts.reviewTitle}
      crumb={texts.title}
      parents={[{ label: texts.appointment, href: '/prenotazioni/appuntamento' }]}
      isIndexed={false}
    >
      <div className="container pb-5">
        <p className="casa-choices">
          <strong>{serviceName}</strong>, {officeName}. {texts.now(now)}
        </p>
        {!isChangeable ? (
          <Alert kind="warning" isAnnounced>
            <p>{texts.notChangeable}</p>
          </Alert>
        ) : review === undefined ? (
          <>
            <p>{texts.lead}</p>
            <ScheduleChooser
              schedule={schedule}
              problem={actionData?.kind === 'problem' ? actionData.problem : undefined}
              intent="review"
              takeFirstFree={texts.takeFirstFree}
              noneFree={
                <Alert kind="info">
                  <p>{booking.time.noneFree}</p>
                </Alert>
              }
            />
          </>
        ) : (
          <Form method="post" discover="none">
            <DescriptionList
              entries={[
                { term: texts.from, description: now },
                { term: texts.to, description: <strong>{review.when}</strong> },
              ]}
            />
            <input type="hidden" name="inizio" value={review.startsAt} />
            <div className="casa-actions">
              <button type="submit" name="intent" value="confirm" className="btn btn-primary">
                {texts.confirm}
              </button>
              <a href={path(MOVE_PATH)}>{texts.choose}</a>
            </div>
          </Form>
        )}
        <p className="mt-5">
          <a href={path('/prenotazioni/appuntamento')}>{texts.keep}</a>
        </p>
      </div>
    </Page>
  );
}
