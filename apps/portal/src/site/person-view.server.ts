import { personPages } from '../account/person-pages.js';
import type { SiteForPersonQuery } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { type Language, localPath } from '../i18n/language.js';
import type { ActingView, PersonView } from './site-view.js';

type Me = NonNullable<SiteForPersonQuery['me']>;

/** The menu of who is logged in: their own pages, and those their roles open; on the page of an address. */
export function personView({ me, municipality }: SiteForPersonQuery, language: Language, url: URL): PersonView | undefined {
  if (me === null) return undefined;
  const { menu } = contentIn(language).account;
  const decides = me.roles.includes('ADMINISTRATOR') || me.roles.includes('OFFICE_MANAGER');
  const work = [
    ...(me.roles.includes('OPERATOR') || me.roles.includes('OFFICE_MANAGER') ? [{ to: '/ufficio', text: 'office' } as const] : []),
    ...(me.roles.includes('ADMINISTRATOR')
      ? [{ to: '/amministrazione', text: 'members' } as const, { to: '/ufficio/dati', text: 'figures' } as const]
      : []),
    ...(decides
      ? [
          { to: '/amministrazione/deleghe', text: 'decidedDelegations' } as const,
          { to: '/ufficio/impostazioni', text: 'settings' } as const,
        ]
      : []),
  ];
  return {
    name: `${me.givenName} ${me.familyName}`,
    level: me.level,
    acting: actingView(me, municipality.timeZone, language, url),
    title: menu.title,
    links: [...personPages(municipality.kind), ...work].map(({ to, text }) => ({
      href: localPath(to, language),
      label: menu[text],
    })),
    logout: { action: localPath('/esci', language), label: menu.logout },
  };
}

function actingView({ actingFor }: Me, timeZone: string, language: Language, { pathname, search }: URL): ActingView | undefined {
  if (actingFor === null) return undefined;
  const { banner } = contentIn(language).delegations;
  const { displayName: name, validUntil, over: isOver } = actingFor;
  return {
    ...{ name, isOver, label: banner.label },
    text: isOver ? banner.over(name) : banner.text(name, dateFormat(language, timeZone).longDay(validUntil)),
    stop: { action: localPath(`/area-personale/deleghe?da=${encodeURIComponent(pathname + search)}`, language), label: banner.stop },
  };
}
