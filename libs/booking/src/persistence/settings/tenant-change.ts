import { TENANT_CHANGED, type TenantId } from '@casa/contracts';
import { statement, type Writer } from '@casa/platform/database';

const ANNOUNCE = statement('settings.tenant-changed', 'select pg_notify($1, $2)');

/** Told to every process when the transaction commits: what is kept of the municipality's public pages is thrown away. */
export function announceTenantChange(writer: Writer, tenantId: TenantId): void {
  writer.send(ANNOUNCE, [TENANT_CHANGED, tenantId]);
}
