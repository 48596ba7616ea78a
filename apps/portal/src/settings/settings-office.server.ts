import { redirect, type RouterContextProvider } from 'react-router';
import { administratorsNav, type OfficeNav, officeNav } from '../agenda/office-nav.server.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import {
  AgendaOfficesDocument,
  DecidedOfficesDocument,
  type DecidedOfficesQuery,
  OfficeSettingsDocument,
  ServiceSettingsDocument,
} from '../gql/graphql.js';
import { localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';
import type { OfficeSettings } from './hours-form.js';
import type { ServiceSettings } from './service-forms.js';
import { SETTINGS_PAGE } from './settings-path.js';

type Decided = DecidedOfficesQuery['decidedOffices'][number];

/** An office somebody decides about, the services it answers for, and the way between its pages. */
export interface DecidedOffice extends Decided {
  readonly nav: OfficeNav;
  /** Ready to be shown. */
  readonly isSaved: boolean;
}

/** @throws not found, for an office that is not theirs to decide about */
export async function loadDecidedOffice(context: Readonly<RouterContextProvider>, slug: string, url: URL): Promise<DecidedOffice> {
  const api = context.get(apiContext);
  const { decidedOffices, me } = await api.execute(DecidedOfficesDocument);
  const decided = decidedOffices.find(({ office }) => office.slug === slug);
  if (decided === undefined) throw notFound();
  const isManager = me?.roles.includes('OFFICE_MANAGER') === true;
  const { agendaOffices } = isManager ? await api.execute(AgendaOfficesDocument) : { agendaOffices: [] };
  const office = agendaOffices.find((one) => one.slug === slug);
  const offices = decidedOffices.map((one) => one.office);
  const nav = office
    ? officeNav(context, 'impostazioni', { offices: agendaOffices, office, isManager })
    : administratorsNav(context, 'impostazioni', { offices, office: decided.office });
  return { ...decided, nav, isSaved: url.searchParams.get('esito') === 'salvato' };
}

/** Leads to the office that was chosen, or to the first there is. @throws not found, when there is none */
export async function openSettings(context: Readonly<RouterContextProvider>, asked: string | null): Promise<Response> {
  const { decidedOffices } = await context.get(apiContext).execute(DecidedOfficesDocument);
  const { office } = decidedOffices.find((one) => one.office.slug === asked) ?? decidedOffices[0] ?? {};
  if (office === undefined) throw notFound();
  return redirect(localPath(`${SETTINGS_PAGE}/${office.slug}`, context.get(siteContext).language), 303);
}

/** @throws not found, like below */
export async function loadOfficeSettings(context: Readonly<RouterContextProvider>, officeId: string): Promise<OfficeSettings> {
  const { officeSettings } = await context.get(apiContext).execute(OfficeSettingsDocument, { officeId });
  if (officeSettings == null) throw notFound();
  return officeSettings;
}

export async function loadServiceSettings(
  context: Readonly<RouterContextProvider>,
  { services }: Pick<DecidedOffice, 'services'>,
  slug: string,
): Promise<ServiceSettings> {
  const service = services.find((one) => one.slug === slug);
  if (service === undefined) throw notFound();
  const { serviceSettings } = await context.get(apiContext).execute(ServiceSettingsDocument, { serviceId: service.id });
  if (serviceSettings == null) throw notFound();
  return serviceSettings;
}
