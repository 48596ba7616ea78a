import type { AppointmentChannel, AppointmentId, TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import type { TestDatabase } from '../test-database.js';
import type { TestDesk } from './a-desk.js';
import type { TestService } from './a-service.js';
import { insert, next } from './insert.js';

const MINUTE = 60_000;

/** An appointment as it was written. */
export interface TestAppointment {
  readonly id: AppointmentId;
  readonly tenantId: TenantId;
  readonly code: string;
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly channel: AppointmentChannel;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sequence: number;
  readonly linkVersion: number;
  readonly language: 'it' | 'en';
  /** Not sealed by any key; give a sealed text where it will be opened. */
  readonly citizenSealed: string;
  readonly contactDigest: Buffer;
}

/** A booked appointment at a desk, with its claim on the desk's time; a cancelled one claims nothing. */
export async function anAppointment(
  database: TestDatabase,
  {
    service,
    desk,
    startsAt,
    ...given
  }: Partial<Omit<TestAppointment, 'tenantId'>> & { readonly service: TestService; readonly desk: TestDesk; readonly startsAt: Date },
): Promise<TestAppointment> {
  const { tenantId } = desk;
  const number = next();
  const appointment: TestAppointment = {
    id: newId<'Appointment'>(),
    tenantId,
    code: `TS-${String(number).padStart(6, '0')}`,
    status: 'BOOKED',
    channel: 'IN_PERSON',
    startsAt,
    endsAt: new Date(startsAt.getTime() + service.minutes * MINUTE),
    sequence: 0,
    linkVersion: 1,
    language: 'it',
    citizenSealed: 'not-sealed',
    contactDigest: Buffer.from(`contact ${number}`),
    ...given,
  };
  const { id, endsAt } = appointment;
  await insert(database, tenantId, 'appointment', {
    tenant_id: tenantId,
    id,
    code: appointment.code,
    service_id: service.id,
    office_id: desk.officeId,
    desk_id: desk.id,
    channel: appointment.channel,
    status: appointment.status,
    starts_at: startsAt,
    ends_at: endsAt,
    sequence: appointment.sequence,
    link_version: appointment.linkVersion,
    language: appointment.language,
    citizen_sealed: appointment.citizenSealed,
    contact_digest: appointment.contactDigest,
    booked_at: new Date('2026-01-01T00:00:00Z'),
    changed_at: new Date('2026-01-01T00:00:00Z'),
  });
  if (appointment.status === 'BOOKED') {
    const claim = {
      tenant_id: tenantId,
      id: newId(),
      desk_id: desk.id,
      appointment_id: id,
      starts_at: startsAt,
      ends_at: endsAt,
      held_until: null,
    };
    await insert(database, tenantId, 'desk_claim', claim);
  }
  return appointment;
}

/** A hold on a desk's time. @returns its id. */
export async function aHold(
  database: TestDatabase,
  {
    desk,
    startsAt,
    minutes,
    heldUntil,
  }: { readonly desk: TestDesk; readonly startsAt: Date; readonly minutes: number; readonly heldUntil: Date },
): Promise<string> {
  const id = newId();
  const ends_at = new Date(startsAt.getTime() + minutes * MINUTE);
  const claim = {
    tenant_id: desk.tenantId,
    id,
    desk_id: desk.id,
    appointment_id: null,
    starts_at: startsAt,
    ends_at,
    held_until: heldUntil,
  };
  await insert(database, desk.tenantId, 'desk_claim', claim);
  return id;
}
