import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { LocalizedText } from '@casa/kernel';
import type { OfficeId, PersonId, TenantId } from '@casa/contracts';

/** A place, or a part of the municipality, that receives citizens. Its key is (tenant_id, id) in the table. */
export const OfficeEntity = defineEntity({
  name: 'Office',
  tableName: 'office',
  properties: {
    id: p.uuid().primary().$type<OfficeId>(),
    tenantId: p.uuid().$type<TenantId>(),
    slug: p.text(),
    position: p.integer(),
    name: p.json<LocalizedText>(),
    description: p.json<LocalizedText>(),
    department: p.json<LocalizedText>().nullable(),
    street: p.text(),
    postalCode: p.text(),
    city: p.text(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    telephone: p.text(),
    email: p.text(),
    timeZone: p.text(),
    retiredAt: p.datetime().columnType('timestamptz').nullable(),
    /** Since when it is the portal's to decide, by whom; null: the municipality's folder's. */
    managedAt: p.datetime().columnType('timestamptz').nullable(),
    managedBy: p.uuid().$type<PersonId>().nullable(),
  },
});
export type Office = InferEntity<typeof OfficeEntity>;
