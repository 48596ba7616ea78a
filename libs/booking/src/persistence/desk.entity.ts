import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AppointmentChannel, DeskId, OfficeId, TenantId } from '@casa/contracts';

/** Where one citizen at a time is served: a counter, a telephone, a video post. */
export const DeskEntity = defineEntity({
  name: 'Desk',
  tableName: 'desk',
  properties: {
    id: p.uuid().primary().$type<DeskId>(),
    tenantId: p.uuid().$type<TenantId>(),
    officeId: p.uuid().$type<OfficeId>(),
    slug: p.text(),
    position: p.integer(),
    name: p.text(),
    channels: p.array().$type<AppointmentChannel[]>(),
    retiredAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
export type Desk = InferEntity<typeof DeskEntity>;
