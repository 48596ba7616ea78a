import type { RouterContextProvider } from 'react-router';
import { contentIn } from '../i18n/catalogue.js';
import { localPath } from '../i18n/language.js';
import { loginPath } from '../site/return-path.js';
import { siteContext } from '../site/site.server.js';
import type { LoginHint } from './login-notice.js';

/** Logging in saves typing: said before anything is typed, with the way there and back. Who is in reads what was filled in. */
export function loginHint(context: Readonly<RouterContextProvider>, url: URL): LoginHint {
  const { language, person } = context.get(siteContext);
  const texts = contentIn(language).account.booking;
  if (person !== undefined) return { text: person.acting ? texts.acting(person.acting.name) : texts.filled, link: undefined };
  return { text: texts.faster, link: { href: localPath(loginPath(url.pathname + url.search), language), label: texts.link } };
}
