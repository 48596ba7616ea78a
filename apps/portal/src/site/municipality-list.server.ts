import type { ApiClient } from '../api/client.server.js';
import { MunicipalityListDocument, type MunicipalityListQuery } from '../gql/graphql.js';
import { portalOrigin } from './portal-origin.js';

/** A municipality in the consortium's list. */
export interface MunicipalityEntry {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly origin: string;
  readonly isSuspended: boolean;
  readonly population: number;
  /** WGS 84, degrees. */
  readonly centre: { readonly latitude: number; readonly longitude: number };
}

/** The municipalities that take part, by name: they are some forty, so all at once. */
export async function listMunicipalities(
  api: ApiClient,
  search: string,
  originTemplate: string | undefined,
): Promise<readonly MunicipalityEntry[]> {
  const entries: MunicipalityEntry[] = [];
  for (let after: string | null = null; ;) {
    const { municipalities }: MunicipalityListQuery = await api.execute(MunicipalityListDocument, { search: search || null, after });
    for (const { node } of municipalities.edges) {
      if (node.kind !== 'MUNICIPALITY') continue;
      entries.push({
        id: node.id,
        slug: node.slug,
        name: node.name,
        origin: portalOrigin(node, originTemplate),
        isSuspended: node.status === 'SUSPENDED',
        population: node.population,
        centre: node.centre,
      });
    }
    after = municipalities.pageInfo.endCursor ?? null;
    if (!municipalities.pageInfo.hasNextPage || after === null) return entries;
  }
}
