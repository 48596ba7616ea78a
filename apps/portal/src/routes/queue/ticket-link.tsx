import { redirect } from 'react-router';
import type { Route } from './+types/ticket-link.js';
import { failure } from '../../api/failures.server.js';
import { localPath } from '../../i18n/language.js';
import { isToken } from '../../manage/manage-cookie.server.js';
import { writeQueueCookie } from '../../queue/queue-cookies.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

/** The QR code of a ticket: its token leaves the address at once, so that no history, log or Referer keeps it. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  if (!isToken(params.token)) throw failure({ kind: 'wrong-link' });
  const headers = new Headers();
  await writeQueueCookie(headers, 'ticket', params.token, context.get(portalRequestContext).isSecure);
  return redirect(localPath('/coda', context.get(siteContext).language), { status: 303, headers });
}

/** Only there so that a wrong link is a page of the site. */
export default function TicketLink(): null {
  return null;
}
