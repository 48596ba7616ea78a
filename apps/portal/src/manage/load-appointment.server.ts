import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { failure } from '../api/failures.server.js';
import { answerText } from '../booking/answer-text.js';
import { type AppointmentDetailsFragment, AppointmentDocument } from '../gql/graphql.js';
import { messagesIn } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { siteContext } from '../site/site.server.js';
import { readManageToken } from './manage-cookie.server.js';

/** An appointment its citizen may see, with its token. @throws the page of the wrong link */
export async function loadAppointment(
  context: Readonly<RouterContextProvider>,
  request: Request,
): Promise<{ readonly token: string; readonly appointment: AppointmentDetailsFragment }> {
  const token = await readManageToken(request);
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  const { appointmentByLink } = await context.get(apiContext).execute(AppointmentDocument, { token });
  if (appointmentByLink == null) throw failure({ kind: 'wrong-link' });
  return { token, appointment: appointmentByLink };
}

/** The appointment as the pages say it: words made on the server, nothing more than they show. */
export interface AppointmentView {
  readonly code: string;
  readonly isCancelled: boolean;
  readonly when: string;
  readonly channel: AppointmentDetailsFragment['channel'];
  readonly serviceName: string;
  readonly needed: readonly string[];
  readonly office: AppointmentDetailsFragment['office'];
  readonly person: string;
  /** Where the letters go; null for who has no address. */
  readonly email: string | null;
  readonly reason: string;
  readonly answers: AppointmentDetailsFragment['answers'];
  readonly isChangeable: boolean;
  readonly changeableUntil: string;
  /** Where another time is taken, while its office is closed at its hour. */
  readonly moveUrl: string | null;
  /** Where it is met by video. */
  readonly roomUrl: string | null;
  /** What it is rated with, once it is over. */
  readonly ratingToken: string | null;
  readonly documents: readonly { readonly id: string; readonly name: string }[];
}

export function appointmentView(context: Readonly<RouterContextProvider>, appointment: AppointmentDetailsFragment): AppointmentView {
  const { language } = context.get(siteContext);
  const format = dateFormat(language, appointment.timeZone);
  const { details } = messagesIn(language).booking;
  return {
    code: appointment.code,
    isCancelled: appointment.status === 'CANCELLED',
    when: format.dayAndTime(appointment.startsAt),
    channel: appointment.channel,
    serviceName: appointment.service.name,
    needed: appointment.service.needed,
    office: appointment.office,
    person: `${appointment.citizen.givenName} ${appointment.citizen.familyName}`,
    email: appointment.citizen.email,
    reason: appointment.reason,
    answers: appointment.answers.map(({ question, answer }) => ({ question, answer: answerText(answer, details) })),
    isChangeable: appointment.changeable && appointment.status === 'BOOKED',
    changeableUntil: format.dayAndTime(appointment.changeableUntil),
    moveUrl: appointment.moveUrl,
    roomUrl: appointment.roomUrl,
    ratingToken: appointment.ratingToken,
    documents: appointment.documents.map(({ id, name }) => ({ id, name })),
  };
}
