import { redirect } from 'react-router';
import type { Route } from './+types/kiosk-link.js';
import { failure } from '../../api/failures.server.js';
import { localPath } from '../../i18n/language.js';
import { isToken } from '../../manage/manage-cookie.server.js';
import { writeQueueCookie } from '../../queue/queue-cookies.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

/** Opened once on a machine: from then on its screen gives numbers for the office. The token leaves the address at once. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  if (!isToken(params.token)) throw failure({ kind: 'wrong-link' });
  const headers = new Headers();
  await writeQueueCookie(headers, 'kiosk', params.token, context.get(portalRequestContext).isSecure);
  return redirect(localPath(`/totem/${params.office}`, context.get(siteContext).language), { status: 303, headers });
}

/** Only there so that a wrong link is a page of the site. */
export default function KioskLink(): null {
  return null;
}
