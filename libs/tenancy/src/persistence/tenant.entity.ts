import type { TenantId } from '@casa/contracts';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { type BrandingSpec, type ContactsSpec, type LegalSpec, type PatronSaintSpec, TENANT_KINDS } from '../domain/tenant-spec.js';
import { TENANT_STATUSES } from '../domain/tenant-status.js';

/** How a tenant looks, as every other tenant may see it: digests name the versions of files that only its own host serves. */
export interface StoredBranding extends BrandingSpec {
  readonly logoDigest: string;
  readonly themeDigest?: string;
}

/** A municipality or the consortium. */
export const TenantEntity = defineEntity({
  name: 'Tenant',
  tableName: 'tenant',
  properties: {
    id: p.uuid().$type<TenantId>().primary(),
    slug: p.text(),
    kind: p.enum(TENANT_KINDS),
    status: p.enum(TENANT_STATUSES),
    name: p.text(),
    officialName: p.text(),
    istatCode: p.text(),
    belfioreCode: p.text(),
    population: p.integer(),
    latitude: p.double(),
    longitude: p.double(),
    timeZone: p.text(),
    patronSaint: p.json<PatronSaintSpec>(),
    contacts: p.json<ContactsSpec>(),
    branding: p.json<StoredBranding>(),
    legal: p.json<LegalSpec>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

export type Tenant = InferEntity<typeof TenantEntity>;
