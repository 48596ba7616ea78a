import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AppointmentChannel, AppointmentId, DelegationId, DeskId, OfficeId, PersonId, ServiceId, TenantId } from '@casa/contracts';
import type { Language } from '@casa/kernel';

/** A booked hour. Whom it is for is sealed; `contactDigest` finds one person's appointments without saying who. */
export const AppointmentEntity = defineEntity({
  name: 'Appointment',
  tableName: 'appointment',
  properties: {
    id: p.uuid().primary().$type<AppointmentId>(),
    tenantId: p.uuid().$type<TenantId>(),
    code: p.text(),
    serviceId: p.uuid().$type<ServiceId>(),
    officeId: p.uuid().$type<OfficeId>(),
    deskId: p.uuid().$type<DeskId>(),
    channel: p.text().$type<AppointmentChannel>(),
    status: p.text().$type<'BOOKED' | 'CANCELLED'>(),
    startsAt: p.datetime().columnType('timestamptz'),
    endsAt: p.datetime().columnType('timestamptz'),
    /** RFC 5545 SEQUENCE: grows with every change. */
    sequence: p.integer(),
    /** Raised to revoke the manage links made before. */
    linkVersion: p.integer(),
    language: p.text().$type<Language>(),
    citizenSealed: p.text(),
    contactDigest: p.blob().$type<Buffer>(),
    /** Who booked it, or took it to their own; null: known by its link alone. */
    personId: p.uuid().$type<PersonId>().nullable(),
    /** Who booked it for them, and by what delegation; null when they did themselves. */
    actedBy: p.uuid().$type<PersonId>().nullable(),
    delegationId: p.uuid().$type<DelegationId>().nullable(),
    bookedAt: p.datetime().columnType('timestamptz'),
    changedAt: p.datetime().columnType('timestamptz'),
  },
});
export type Appointment = InferEntity<typeof AppointmentEntity>;
