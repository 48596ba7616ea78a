import type { TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

const ALL = statement(
  'identity.staff-identity-providers',
  'select entity_id as "entityId", name, metadata from staff_identity_provider where tenant_id = $1 order by name',
);

export interface StoredIdentityProvider {
  readonly entityId: string;
  readonly name: string;
  readonly metadata: string;
}

/** Identity providers of a municipality's own people. */
export const staffIdentityProviders = {
  all(reader: Reader, tenantId: TenantId): Promise<StoredIdentityProvider[]> {
    return reader.rows<StoredIdentityProvider>(ALL, [tenantId]);
  },
};
