import type { RouterContextProvider } from 'react-router';
import type { SelectGroup } from '@casa/ui';
import { apiContext } from '../api/client.server.js';
import { ServiceTemplatesDocument, type ServiceTemplatesQuery } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import type { MunicipalityEntry } from '../site/municipality-list.server.js';
import { siteContext } from '../site/site.server.js';

export type ServiceTemplate = ServiceTemplatesQuery['serviceTemplates'][number];

/** What the form of the search is filled with. */
export interface NearbyChoices {
  /** The services, by category. */
  readonly groups: readonly SelectGroup[];
  readonly municipalities: readonly Pick<MunicipalityEntry, 'slug' | 'name'>[];
}

export async function loadTemplates(context: Readonly<RouterContextProvider>): Promise<readonly ServiceTemplate[]> {
  return (await context.get(apiContext).execute(ServiceTemplatesDocument)).serviceTemplates;
}

/** The services under the names of their categories, both in alphabetical order. */
export function serviceGroups(context: Readonly<RouterContextProvider>, templates: readonly ServiceTemplate[]): SelectGroup[] {
  const { language } = context.get(siteContext);
  const { categories } = contentIn(language).services;
  return [...Map.groupBy(templates, ({ category }) => category)]
    .map(([category, its]) => ({ label: categories[category], options: its.map(({ code, name }) => ({ value: code, label: name })) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
}
