import { redirect, type RouterContextProvider } from 'react-router';
import { officePath } from '../agenda/agenda-path.js';
import { administratorsNav, type OfficeNav, officeNav } from '../agenda/office-nav.server.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { ClosablePlacesDocument, type ClosablePlacesQuery } from '../gql/graphql.js';
import { localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';

export type ClosableOffice = ClosablePlacesQuery['closablePlaces']['offices'][number];

const PAGE = 'chiusure';

/** Whose closures a page is about, and what may be closed. */
export interface ClosuresOffice {
  readonly office: ClosableOffice;
  readonly wholeMunicipality: boolean;
  readonly nav: OfficeNav;
}

/** @throws not found, for an office that is not for who asks to close */
export async function closuresOffice(context: Readonly<RouterContextProvider>, slug: string): Promise<ClosuresOffice> {
  const { closablePlaces, me } = await context.get(apiContext).execute(ClosablePlacesDocument);
  const { wholeMunicipality } = closablePlaces;
  const office = closablePlaces.offices.find((one) => one.slug === slug);
  if (office === undefined) throw notFound();
  const isManager = me?.roles.includes('OFFICE_MANAGER') === true;
  const offices = closablePlaces.offices.map((one) => ({ ...one, isVirtualOnly: false }));
  const choice = { offices, office: { ...office, isVirtualOnly: false }, isManager };
  const nav = isManager ? officeNav(context, PAGE, choice) : administratorsNav(context, PAGE, choice);
  return { office, wholeMunicipality, nav };
}

/** Leads to the office that was chosen, or to the first there is. @throws not found, when there is none */
export async function openClosures(context: Readonly<RouterContextProvider>, asked: string | null): Promise<Response> {
  const { offices } = (await context.get(apiContext).execute(ClosablePlacesDocument)).closablePlaces;
  const office = offices.find(({ slug }) => slug === asked) ?? offices[0];
  if (office === undefined) throw notFound();
  return redirect(localPath(officePath(PAGE, office.slug), context.get(siteContext).language), 303);
}

/** A page of the closures of an office. @param rest below it: `/nuova` */
export function closuresPath(office: string, rest = ''): string {
  return `${officePath(PAGE, office)}${rest}`;
}
