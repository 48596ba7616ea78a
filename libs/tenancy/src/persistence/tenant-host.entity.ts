import type { TenantId } from '@casa/contracts';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A host a tenant answers at; no two tenants share one. */
export const TenantHostEntity = defineEntity({
  name: 'TenantHost',
  tableName: 'tenant_host',
  properties: {
    host: p.text().primary(),
    tenantId: p.uuid().$type<TenantId>(),
    /** 0 is the principal one. */
    position: p.integer(),
  },
});

export type TenantHost = InferEntity<typeof TenantHostEntity>;
