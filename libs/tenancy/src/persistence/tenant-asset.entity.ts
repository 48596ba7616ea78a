import type { TenantId } from '@casa/contracts';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { TENANT_ASSETS } from '../domain/tenant-asset-name.js';

/** A file of a tenant's looks, served below /branding on its own host. */
export const TenantAssetEntity = defineEntity({
  name: 'TenantAsset',
  tableName: 'tenant_asset',
  properties: {
    tenantId: p.uuid().$type<TenantId>().primary(),
    name: p.enum(TENANT_ASSETS).primary(),
    contentType: p.text(),
    digest: p.text(),
    body: p.blob(),
  },
});

export type TenantAsset = InferEntity<typeof TenantAssetEntity>;
