import type { TenantId } from '@casa/contracts';
import { statement, type Writer } from '@casa/platform/database';

const SIGN_WITH = statement(
  'identity.sign-with-service-provider-key',
  `update service_provider_key set position = (select min(position) - 1 from service_provider_key where tenant_id = $1)
   where tenant_id = $1 and id = $2`,
);

const KEEP_ONLY = statement(
  'identity.keep-only-service-provider-key',
  `delete from service_provider_key where tenant_id = $1 and id <> $2`,
);

/** One key of a municipality takes the place of another. */
export const serviceProviderKeySuccession = {
  /** Puts it before all others: from now on it signs. */
  signWith(writer: Writer, tenantId: TenantId, id: string): void {
    writer.send(SIGN_WITH, [tenantId, id]);
  },

  keepOnly(writer: Writer, tenantId: TenantId, id: string): void {
    writer.send(KEEP_ONLY, [tenantId, id]);
  },
};
