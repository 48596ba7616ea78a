import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { AgendaOfficesDocument, type AgendaOfficesQuery } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { type Language, localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';
import { officePath } from './agenda-path.js';

export type WorkingOffice = AgendaOfficesQuery['agendaOffices'][number];

/** The pages of who works at an office, `/ufficio/<page>/<office>`, and the text that names each. Who has one more adds a line here. */
const OFFICE_PAGES = [
  { page: 'agenda', text: 'agenda', isOfLent: true },
  { page: 'coda', text: 'queue' },
  { page: 'prenota', text: 'book' },
  { page: 'blocchi', text: 'block' },
  { page: 'lista-attesa', text: 'waitingList' },
  { page: 'calendari', text: 'calendars' },
  { page: 'chiusure', text: 'closures', isManagers: true },
  { page: 'sportelli-virtuali', text: 'virtualDesks', isOfLent: true },
  { page: 'dati', text: 'figures', isManagers: true },
  { page: 'impostazioni', text: 'settings', isManagers: true },
] as const satisfies readonly OfficePageEntry[];

interface OfficePageEntry {
  readonly page: string;
  readonly text: string;
  /** For who manages offices alone. */
  readonly isManagers?: boolean;
  /** Also for who is lent by another municipality. */
  readonly isOfLent?: boolean;
}

export type OfficePageName = (typeof OFFICE_PAGES)[number]['page'];

const PAGES: readonly (OfficePageEntry & (typeof OFFICE_PAGES)[number])[] = OFFICE_PAGES;
type NamedOffice = Pick<WorkingOffice, 'slug' | 'name'>;

/** The way between the pages of an office. Ready words: the agenda lives in the browser, where the catalogue does not travel. */
export interface OfficeNav {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
  /** Of who works at several: the one shown is marked. */
  readonly offices?: {
    readonly label: string;
    readonly button: string;
    readonly action: string;
    readonly page: string;
    readonly choices: readonly NamedOffice[];
    readonly current: string;
  };
}

/** Where somebody works, and which office a page is about. */
export interface OfficeChoice {
  readonly offices: readonly WorkingOffice[];
  readonly office: WorkingOffice;
  /** Who manages offices has more pages. */
  readonly isManager: boolean;
}

/** @param slug from the address. @throws not found, for an office that is not one's own */
export async function chooseOffice(context: Readonly<RouterContextProvider>, slug: string): Promise<OfficeChoice> {
  const { agendaOffices: offices, me } = await context.get(apiContext).execute(AgendaOfficesDocument);
  const office = offices.find((one) => one.slug === slug);
  if (office === undefined) throw notFound();
  return { offices, office, isManager: me?.roles.includes('OFFICE_MANAGER') === true };
}

/** @param page the one that asks; a page below it counts as it. */
export function officeNav(context: Readonly<RouterContextProvider>, page: OfficePageName, choice: OfficeChoice): OfficeNav {
  const { language } = context.get(siteContext);
  const { isManager, office } = choice;
  const entries = PAGES.filter(({ isManagers }) => isManager || isManagers !== true).filter(
    ({ isOfLent }) => isOfLent === true || !office.isVirtualOnly,
  );
  return navOf(language, page, choice, { entries, switchedAt: '/ufficio' });
}

/**
 * Of who administers a municipality and works at no office: what managers decide, for all its offices, and the way back to the members.
 * @param page the one that asks, where the way from one office to another leads too.
 */
export function administratorsNav(
  context: Readonly<RouterContextProvider>,
  page: OfficePageName,
  places: { readonly offices: readonly NamedOffice[]; readonly office: NamedOffice },
): OfficeNav {
  const { language } = context.get(siteContext);
  const entries = PAGES.filter(({ isManagers }) => isManagers === true);
  const nav = navOf(language, page, places, { entries, switchedAt: `/ufficio/${page}` });
  const members = { href: localPath('/amministrazione', language), label: contentIn(language).account.menu.members, isCurrent: false };
  return { ...nav, links: [...nav.links, members] };
}

function navOf(
  language: Language,
  page: OfficePageName,
  { offices, office }: { readonly offices: readonly NamedOffice[]; readonly office: NamedOffice },
  { entries, switchedAt }: { readonly entries: typeof PAGES; readonly switchedAt: string },
): OfficeNav {
  const texts = contentIn(language).agenda;
  return {
    label: texts.nav,
    links: entries.map((entry) => ({
      href: localPath(officePath(entry.page, office.slug), language),
      label: texts.pages[entry.text],
      isCurrent: entry.page === page,
    })),
    ...(offices.length > 1 && {
      offices: {
        ...{ label: texts.office, button: texts.change, action: localPath(switchedAt, language) },
        ...{ page, choices: offices, current: office.slug },
      },
    }),
  };
}

/** The page a form names, as the office's navigation knows it. */
export function officePageOf(text: FormDataEntryValue | null): OfficePageName | undefined {
  return OFFICE_PAGES.find(({ page }) => page === text)?.page;
}
