import type { TenantId } from '@casa/contracts';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const TENANT_ASSETS = ['logo.svg', 'theme.css'] as const;
export type TenantAssetName = (typeof TENANT_ASSETS)[number];

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
