import { LockMode } from '@mikro-orm/postgresql';
import type { AppointmentId, PersonId, TenantId } from '@casa/contracts';
import { type DataKeys } from '@casa/platform/crypto';
import { statement, type Transaction } from '@casa/platform/database';
import type { CitizenDetails } from '../domain/citizen.js';
import { type Appointment, AppointmentEntity } from './appointment.entity.js';

const COUNT_OPEN = statement(
  'booking.count-open-appointments',
  `select count(*)::int as open from appointment
   where tenant_id = $1 and contact_digest = $2 and service_id = $3 and status = 'BOOKED' and ends_at > $4`,
);

// By hand and not by the unit of work: it travels with the job that tells of it, and is most of what a booking writes.
const ADD = statement(
  'booking.add-appointment',
  `insert into appointment (tenant_id, id, code, service_id, office_id, desk_id, channel, status, starts_at, ends_at, sequence, link_version,
                            language, citizen_sealed, contact_digest, booked_at, changed_at, person_id, booked_by, acted_by, delegation_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
);

const LOCK_PERSON = statement('booking.lock-person', `select pg_advisory_xact_lock($1)`);

/** Every query of the appointment aggregate. */
export const appointments = {
  byId(transaction: Transaction, tenantId: TenantId, id: string): Promise<Appointment | null> {
    return transaction.em.findOne(AppointmentEntity, { tenantId, id: id as AppointmentId });
  },

  /** For a change: two changes of one appointment follow each other. */
  byIdLocked(transaction: Transaction, tenantId: TenantId, id: string): Promise<Appointment | null> {
    return transaction.em.findOne(AppointmentEntity, { tenantId, id: id as AppointmentId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  },

  /** Is answered by the commit, like what is told of it. */
  add(transaction: Transaction, appointment: Appointment): void {
    const { tenantId, id, code, serviceId, officeId, deskId, channel, status, startsAt, endsAt, sequence, linkVersion } = appointment;
    const { language, citizenSealed, contactDigest: digest, bookedAt, changedAt, personId, bookedBy, actedBy, delegationId } = appointment;
    transaction.send(ADD, [
      ...[tenantId, id, code, serviceId, officeId, deskId, channel, status, startsAt, endsAt, sequence, linkVersion],
      ...[language, citizenSealed, digest, bookedAt, changedAt, personId ?? null, bookedBy, actedBy ?? null, delegationId ?? null],
    ]);
  },

  /** Makes bookings of one person at one service wait for each other, so that the count below holds until the commit. */
  async lockPerson(transaction: Transaction, contactDigest: Buffer): Promise<void> {
    await transaction.rows(LOCK_PERSON, [contactDigest.readBigInt64BE()]);
  },

  async countOpen(transaction: Transaction, tenantId: TenantId, contactDigest: Buffer, serviceId: string, now: Date): Promise<number> {
    const [row] = await transaction.rows<{ open: number }>(COUNT_OPEN, [tenantId, contactDigest, serviceId, now]);
    return row?.open ?? 0;
  },
};

/** Purpose of the digest under which one person's appointments are found. */
export function contactDigest(keys: DataKeys, email: string): Buffer {
  return keys.digest(email.trim().toLowerCase(), 'appointment contact');
}

/** The same of somebody who may have no e-mail address: their telephone number stands for it, however it is written. */
export function contactDigestOf(keys: DataKeys, { email, telephone }: Pick<CitizenDetails, 'email' | 'telephone'>): Buffer {
  return contactDigest(keys, email === '' ? `tel ${(telephone ?? '').replace(/\D/g, '')}` : email);
}

/** The same for whom somebody else acts, whatever the address that is written to. */
export function representedDigest(keys: DataKeys, personId: PersonId): Buffer {
  return keys.digest(personId, 'appointment represented');
}

export function sealCitizen(keys: DataKeys, appointmentId: AppointmentId, details: CitizenDetails): string {
  return keys.seal(JSON.stringify(details), boundTo(appointmentId));
}

export function openCitizen(keys: DataKeys, appointment: Pick<Appointment, 'id' | 'citizenSealed'>): CitizenDetails {
  return JSON.parse(keys.open(appointment.citizenSealed, boundTo(appointment.id))) as CitizenDetails;
}

function boundTo(appointmentId: AppointmentId): string {
  return `appointment.citizen_sealed ${appointmentId}`;
}
