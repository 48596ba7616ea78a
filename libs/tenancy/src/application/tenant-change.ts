import { TENANT_CHANGED, type TenantId } from '@casa/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Told to every process when the transaction commits, never when it does not. */
export async function announceTenantChange(em: EntityManager, tenantId: TenantId): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [TENANT_CHANGED, tenantId]);
}
