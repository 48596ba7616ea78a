import type { TenantId } from '@casa/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Database notification of a tenant that changed; its payload is the tenant's id. */
export const TENANT_CHANGED = 'tenant_changed';

/** Told to every process when the transaction commits, never when it does not. */
export async function announceTenantChange(em: EntityManager, tenantId: TenantId): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [TENANT_CHANGED, tenantId]);
}
