import { redirect, type RouterContextProvider } from 'react-router';
import { failure } from '../api/failures.server.js';
import { localPath } from '../i18n/language.js';
import { isToken } from '../manage/manage-cookie.server.js';
import { portalRequestContext } from '../site/portal-request.server.js';
import { siteContext } from '../site/site.server.js';
import { type WaitingCookie, waitingCookies } from './waiting-cookies.server.js';

/** The link of a mail: its token leaves the address at once, so that no history, log or Referer keeps it. */
export async function openLink(
  context: Readonly<RouterContextProvider>,
  name: WaitingCookie,
  token: string,
  page: string,
): Promise<Response> {
  if (!isToken(token)) throw failure({ kind: 'wrong-link' });
  const headers = await waitingCookies(name, token, context.get(portalRequestContext).isSecure);
  return redirect(localPath(page, context.get(siteContext).language), { status: 303, headers });
}
