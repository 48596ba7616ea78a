import type { ReactNode } from 'react';
import type { Route } from './+types/home.js';
import { apiContext } from '../api/client.server.js';
import { HomeDocument } from '../gql/graphql.js';
import { loadTemplates, serviceGroups } from '../nearby/nearby-choices.server.js';
import { listMunicipalities } from '../site/municipality-list.server.js';
import { ConsortiumHome } from '../site/consortium-home.js';
import { MunicipalHome } from '../site/municipal-home.js';
import { portalRequestContext } from '../site/portal-request.server.js';
import { siteContext } from '../site/site.server.js';
import { categoriesInUse } from '../vocabulary/categories.js';

export async function loader({ context, url }: Route.LoaderArgs) {
  const api = context.get(apiContext);
  if (context.get(siteContext).municipality.kind === 'CONSORTIUM') {
    const search = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
    const [municipalities, templates] = await Promise.all([
      listMunicipalities(api, search, context.get(portalRequestContext).publicOriginTemplate),
      loadTemplates(context),
    ]);
    return { kind: 'consortium' as const, search, municipalities, groups: serviceGroups(context, templates) };
  }
  const home = await api.execute(HomeDocument);
  return {
    kind: 'municipality' as const,
    news: home.news.edges.map(({ node }) => node),
    services: home.services.edges.map(({ node }) => node),
    categories: categoriesInUse(home),
  };
}

export default function Home({ loaderData }: Route.ComponentProps): ReactNode {
  return loaderData.kind === 'consortium' ? <ConsortiumHome {...loaderData} /> : <MunicipalHome {...loaderData} />;
}
