import { redirect } from 'react-router';
import type { Route } from './+types/move-link.js';
import { failure } from '../../api/failures.server.js';
import { moveCookies } from '../../closures/move-cookie.server.js';
import { localPath } from '../../i18n/language.js';
import { isToken } from '../../manage/manage-cookie.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

/** The link of a letter: its token leaves the address at once, so that no history, log or Referer keeps it. */
export async function loader({ context, params: { token } }: Route.LoaderArgs): Promise<Response> {
  if (!isToken(token)) throw failure({ kind: 'wrong-link' });
  const headers = await moveCookies(token, context.get(portalRequestContext).isSecure);
  return redirect(localPath('/nuovo-orario', context.get(siteContext).language), { status: 303, headers });
}

/** Only there so that a wrong link is a page of the site. */
export default function MoveLink(): null {
  return null;
}
