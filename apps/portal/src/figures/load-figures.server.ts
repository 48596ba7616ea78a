import { redirect, type RouterContextProvider } from 'react-router';
import { administratorsNav, type OfficeNav, officeNav } from '../agenda/office-nav.server.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { FiguresOfficesDocument, type FiguresOfficesQuery, OfficeFiguresDocument, type OfficeFiguresQuery } from '../gql/graphql.js';
import { localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';
import { readFiguresPlace, type FiguresPlace } from './figures-path.js';

export type OfficeFigures = NonNullable<OfficeFiguresQuery['officeFigures']>;
type FiguresOffice = FiguresOfficesQuery['figuresOffices'][number];

export const FIGURES_PAGE = '/ufficio/dati';

interface LoadedFigures {
  readonly office: FiguresOffice;
  readonly figures: OfficeFigures;
  readonly place: FiguresPlace;
  readonly nav: OfficeNav;
}

/** @throws not found, for an office whose figures are not for who asks */
export async function loadFigures(context: Readonly<RouterContextProvider>, slug: string, url: URL): Promise<LoadedFigures> {
  const api = context.get(apiContext);
  const { figuresOffices: offices, me } = await api.execute(FiguresOfficesDocument);
  const office = offices.find((one) => one.slug === slug);
  if (office === undefined) throw notFound();
  const place = readFiguresPlace(url.searchParams);
  const { officeFigures } = await api.execute(OfficeFiguresDocument, { officeId: office.id, unit: place.unit, until: place.until ?? null });
  if (officeFigures == null) throw notFound();
  const isManager = me?.roles.includes('OFFICE_MANAGER') === true;
  const nav = isManager
    ? officeNav(context, 'dati', { offices, office, isManager })
    : administratorsNav(context, 'dati', { offices, office });
  return { office, figures: officeFigures, place, nav };
}

/** Leads to the office that was chosen, or to the first there is. @throws not found, when there is none */
export async function openFigures(context: Readonly<RouterContextProvider>, asked: string | null): Promise<Response> {
  const { figuresOffices: offices } = await context.get(apiContext).execute(FiguresOfficesDocument);
  const office = offices.find(({ slug }) => slug === asked) ?? offices[0];
  if (office === undefined) throw notFound();
  return redirect(localPath(`${FIGURES_PAGE}/${office.slug}`, context.get(siteContext).language), 303);
}
