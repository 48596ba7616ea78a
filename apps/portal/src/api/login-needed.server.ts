import { redirectDocument } from 'react-router';
import { contentIn } from '../i18n/catalogue.js';
import { languageOf, localPath } from '../i18n/language.js';
import type { PortalRequest } from '../site/portal-request.server.js';
import { loginPath } from '../site/return-path.js';
import { failure } from './failures.server.js';

/**
 * What to throw when a page wants to know who asks, or to be surer of it: the way to the login and back. Somebody who was sending a form
 * keeps what they typed: the page logs them in beside it, then sends it again.
 */
export function loginNeeded(request: PortalRequest, url: URL, level?: number): Response | ReturnType<typeof failure> {
  const language = languageOf(url.pathname);
  const wanted = level === 1 || level === 2 || level === 3 ? level : undefined;
  // As a whole page: the login ships no script, and a page that reads itself anew may learn here that the session is over.
  if (request.form === undefined) return redirectDocument(localPath(loginPath(url.pathname + url.search, wanted), language), 303);
  // Back in the other tab there is nothing to do: the person's own page says that they are in.
  const loginHref = localPath(loginPath(localPath('/area-personale', language), wanted), language);
  const { level: explained, ...texts } = contentIn(language).account.needed;
  return failure({
    kind: 'login-needed',
    loginHref,
    texts: { ...texts, ...(wanted !== undefined && { text: explained(wanted) }) },
    form: { action: url.pathname + url.search, fields: [...request.form] },
  });
}
