import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from 'react-router';
import type { MunicipalityIdentityFragment } from '../gql/graphql.js';
import { isFailureData } from './failure.js';
import type { SiteView } from './site-view.js';

/** The municipality of the page; absent only on error pages that came before it was known. */
export function useSite(): SiteView | undefined {
  const loaded = useRouteLoaderData<SiteView>('root');
  const error = useRouteError();
  if (loaded !== undefined) return loaded;
  return isRouteErrorResponse(error) && isFailureData(error.data) ? error.data.site : undefined;
}

/** For pages, which are never shown without a municipality. */
export function useMunicipality(): MunicipalityIdentityFragment {
  const site = useSite();
  if (site === undefined) throw new Error('A page was shown without its municipality');
  return site.municipality;
}
