import type { Route } from './+types/calendar-file.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { AppointmentCalendarDocument } from '../../gql/graphql.js';
import { readManageToken } from '../../manage/manage-cookie.server.js';

/** The appointment as an iCalendar file. */
export async function loader({ request, context }: Route.LoaderArgs): Promise<Response> {
  const token = await readManageToken(request);
  const { appointmentByLink } = token === undefined ? { appointmentByLink: null } : await context.get(apiContext).execute(AppointmentCalendarDocument, { token });
  if (appointmentByLink == null) throw failure({ kind: 'wrong-link' });
  const name = appointmentByLink.code.replace(/[^A-Za-z0-9-]/g, '');
  return new Response(appointmentByLink.calendar, {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="appuntamento-${name}.ics"` },
  });
}

/** Only there so that a wrong link is a page of the site. */
export default function CalendarFile(): null {
  return null;
}
