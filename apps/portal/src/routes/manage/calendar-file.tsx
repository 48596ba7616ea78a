import { redirect } from 'react-router';
import type { Route } from './+types/calendar-file.js';
import { apiContext } from '../../api/client.server.js';
import { AppointmentCalendarDocument } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { readManageToken } from '../../manage/manage-cookie.server.js';
import { siteContext } from '../../site/site.server.js';

/** The appointment as an iCalendar file; without one, the appointment's page says why. */
export async function loader({ request, context }: Route.LoaderArgs): Promise<Response> {
  const token = await readManageToken(request);
  const { appointmentByLink } =
    token === undefined ? { appointmentByLink: null } : await context.get(apiContext).execute(AppointmentCalendarDocument, { token });
  if (appointmentByLink == null) return redirect(localPath('/prenotazioni/appuntamento', context.get(siteContext).language), 303);
  const name = appointmentByLink.code.replace(/[^A-Za-z0-9-]/g, '');
  return new Response(appointmentByLink.calendar, {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="appuntamento-${name}.ics"` },
  });
}
