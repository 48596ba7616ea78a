import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { DuplicatesOfAppointmentDocument, type ListedAppointmentFragment, MyDuplicateAppointmentsDocument } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';
import type { DuplicatesView } from './duplicate-list.js';

/** For which services the person has more than one appointment. */
export async function loadDuplicates(context: Readonly<RouterContextProvider>): Promise<readonly DuplicatesView[]> {
  const { duplicates: texts } = contentIn(context.get(siteContext).language).nearby;
  const { myDuplicateAppointments } = await context.get(apiContext).execute(MyDuplicateAppointmentsDocument);
  return myDuplicateAppointments.map(({ title, appointments }) => view(context, texts.title(title, appointments.length), appointments));
}

/** The person's others for the service of the appointment behind a link; undefined when there are none, or nobody is logged in. */
export async function loadDuplicatesOf(context: Readonly<RouterContextProvider>, token: string): Promise<DuplicatesView | undefined> {
  const { language, person } = context.get(siteContext);
  if (person === undefined) return undefined;
  const { appointmentByLink } = await context.get(apiContext).execute(DuplicatesOfAppointmentDocument, { token });
  const others = appointmentByLink?.duplicates ?? [];
  return others.length === 0 ? undefined : view(context, contentIn(language).nearby.duplicates.other, others);
}

function view(context: Readonly<RouterContextProvider>, title: string, appointments: readonly ListedAppointmentFragment[]): DuplicatesView {
  const { language, municipality } = context.get(siteContext);
  const { account, nearby } = contentIn(language);
  const { dayAndTime } = dateFormat(language, municipality.timeZone);
  return {
    title,
    text: nearby.duplicates.text,
    action: localPath('/area-personale/appuntamenti', language),
    cancel: nearby.duplicates.cancel,
    appointments: appointments.map(({ id, place, municipality: town, startsAt }) => ({
      ...{ id, startsAt },
      when: dayAndTime(startsAt),
      where: account.appointments.where(place, town),
    })),
  };
}
