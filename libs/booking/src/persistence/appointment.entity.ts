import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AppointmentChannel, AppointmentId, DelegationId, DeskId, OfficeId, PersonId, ServiceId, TenantId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import type { DayOutcome } from '../domain/agenda/day-state.js';

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
    /** The operator who booked it for somebody; null: whoever it is for did. */
    bookedBy: p.uuid().$type<PersonId>().nullable(),
    /** How its day goes; see domain/agenda. */
    arrivedAt: p.datetime().columnType('timestamptz').nullable(),
    calledAt: p.datetime().columnType('timestamptz').nullable(),
    calledDeskId: p.uuid().$type<DeskId>().nullable(),
    startedAt: p.datetime().columnType('timestamptz').nullable(),
    finishedAt: p.datetime().columnType('timestamptz').nullable(),
    outcome: p.text().$type<DayOutcome>().nullable(),
    servedBy: p.uuid().$type<PersonId>().nullable(),
    noteSealed: p.text().nullable(),
    /** Raised by every change that an agenda shows. */
    version: p.integer(),
    /** Who booked it for them, and by what delegation; null when they did themselves. */
    actedBy: p.uuid().$type<PersonId>().nullable(),
    delegationId: p.uuid().$type<DelegationId>().nullable(),
    bookedAt: p.datetime().columnType('timestamptz'),
    changedAt: p.datetime().columnType('timestamptz'),
  },
});
export type Appointment = InferEntity<typeof AppointmentEntity>;

/** The marks of a day that has not begun. */
export const DAY_NOT_BEGUN = {
  arrivedAt: null,
  calledAt: null,
  calledDeskId: null,
  startedAt: null,
  finishedAt: null,
  outcome: null,
  servedBy: null,
} as const;

/** What of an appointment is nothing yet when its own citizen books it. */
export const JUST_BOOKED = { ...DAY_NOT_BEGUN, bookedBy: null, actedBy: null, delegationId: null, noteSealed: null, version: 0 } as const;
