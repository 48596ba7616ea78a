import { PERSON_PAGES } from '../account/person-pages.js';
import type { SiteForPersonQuery } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { type Language, localPath } from '../i18n/language.js';
import type { PersonView } from './site-view.js';

/** The menu of who is logged in: their own pages, and those their roles open. */
export function personView(me: SiteForPersonQuery['me'], language: Language): PersonView | undefined {
  if (me === null) return undefined;
  const { menu } = contentIn(language).account;
  const administration = me.roles.includes('ADMINISTRATOR') ? [{ to: '/amministrazione', text: 'members' } as const] : [];
  return {
    name: `${me.givenName} ${me.familyName}`,
    title: menu.title,
    links: [...PERSON_PAGES, ...administration].map(({ to, text }) => ({ href: localPath(to, language), label: menu[text] })),
    logout: { action: localPath('/esci', language), label: menu.logout },
  };
}
