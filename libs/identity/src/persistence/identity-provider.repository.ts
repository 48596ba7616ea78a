import { statement, type TenantScope } from '@casa/platform/database';
import type { Federation } from '../saml/types.js';

/** The federations that have a registry; a municipality's own identity provider is in its own table. */
export type RegisteredFederation = Exclude<Federation, 'STAFF'>;
export const REGISTERED_FEDERATIONS: readonly RegisteredFederation[] = ['SPID', 'CIE'];

/** Database notification that the registry of a federation was read anew; its payload is the federation. */
export const IDENTITY_PROVIDERS_CHANGED = 'identity_providers_changed';

const ALL = statement(
  'identity.identity-providers',
  `select federation, entity_id as "entityId", name, metadata, source, extract(epoch from fetched_at)::float8 * 1000 as "fetchedAt"
   from identity_provider order by federation, name, entity_id`,
);

const REPLACE = statement('identity.replace-identity-providers', 'select replace_identity_providers($1, $2::jsonb, $3, $4)');

export interface StoredProvider {
  readonly entityId: string;
  readonly name: string;
  /** Of this one alone. */
  readonly metadata: string;
}

/** An identity provider as it is kept, with where it was read and when. */
export interface RegistryEntry extends StoredProvider {
  readonly federation: RegisteredFederation;
  readonly source: string;
  readonly fetchedAt: Date;
}

/** What was last read of the registries. It belongs to no municipality: read and written outside all of them. */
export const identityProviders = {
  async all(scope: Pick<TenantScope, 'directory'>): Promise<RegistryEntry[]> {
    const rows = await scope.directory<Omit<RegistryEntry, 'fetchedAt'> & { readonly fetchedAt: number }>(ALL);
    return rows.map((row) => ({ ...row, fetchedAt: new Date(row.fetchedAt) }));
  },

  /** These and no other from now on, all at once; every process is told. */
  async replace(
    scope: Pick<TenantScope, 'directory'>,
    federation: RegisteredFederation,
    providers: readonly StoredProvider[],
    source: string,
    fetchedAt: Date,
  ): Promise<void> {
    await scope.directory(REPLACE, [federation, JSON.stringify(providers), source, fetchedAt]);
  },
};
