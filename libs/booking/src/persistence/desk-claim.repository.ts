import type { AppointmentChannel, AppointmentId, DeskId, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import { noteOfClaim } from './nearby/free-time-change.js';

/** A stretch of a desk's time that is taken: held while a citizen types, or by an appointment. */
export interface DeskClaim {
  readonly id: string;
  readonly deskId: DeskId;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Who takes the time: a hold that runs out, or an appointment. */
export type Claimant = { readonly heldUntil: Date } | { readonly appointmentId: AppointmentId };

/** The columns `held_until` and `appointment_id`. */
export function columnsOf(claimant: Claimant): [Date | null, AppointmentId | null] {
  return 'heldUntil' in claimant ? [claimant.heldUntil, null] : [null, claimant.appointmentId];
}

// ON CONFLICT DO NOTHING, so that of two writers one waits and then gets no row: without it both would insert, wait for each
// other's exclusion check, and one would die of a deadlock.
const INSERT = statement(
  'booking.claim-desk',
  `with claim as (
     insert into desk_claim (tenant_id, id, desk_id, starts_at, ends_at, held_until, appointment_id)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id, desk_id, starts_at, held_until
   ), noted as (${noteOfClaim('claim', '$2', '$8')})
   select id from claim`,
);

// A hold that ran out still stands in the way of the constraint, which cannot know the time: whoever needs the place clears it.
const CLEAR_EXPIRED = statement(
  'booking.clear-expired-holds',
  `delete from desk_claim
   where tenant_id = $1 and desk_id = $2 and starts_at < $4 and ends_at > $3 and starts_at >= $3 - interval '1 day' and held_until <= $5 returning id`,
);

// The hold is believed only for what is being booked: same time and length, a desk of that office that serves that service.
const KEEP = statement(
  'booking.keep-hold',
  `update desk_claim c set held_until = null, appointment_id = $2
   where c.tenant_id = $1 and c.id = $2 and c.held_until > $3 and c.starts_at = $4 and c.ends_at = $5
     and exists (select from desk d join desk_service ds on ds.tenant_id = $1 and ds.desk_id = d.id
                 where d.tenant_id = $1 and d.id = c.desk_id and d.office_id = $6 and d.retired_at is null
                   and ds.service_id = $7 and $8 = any (d.channels))
   returning c.desk_id`,
);

const RELEASE_HOLD = statement(
  'booking.release-hold',
  `with claim as (
     delete from desk_claim where tenant_id = $1 and id = $2 and held_until is not null returning id, desk_id, starts_at, null::timestamptz as held_until
   ), noted as (${noteOfClaim('claim', '$3', '$4')})
   select id from claim`,
);

const SWEEP = statement(
  'booking.sweep-holds',
  `delete from desk_claim c
   using (select id from desk_claim where tenant_id = $1 and held_until < $2 order by held_until limit $3 for update skip locked) old
   where c.tenant_id = $1 and c.id = old.id returning c.id`,
);

const SWEPT_BY_EACH = 10;

const RELEASE_APPOINTMENT = statement(
  'booking.release-appointment',
  `with claim as (
     delete from desk_claim where tenant_id = $1 and appointment_id = $2 returning id, desk_id, starts_at, null::timestamptz as held_until
   ), noted as (${noteOfClaim('claim', '$3', '$4')})
   select id from claim`,
);

/**
 * Takes the first of the desks whose time is free; the database's exclusion constraint alone decides.
 * @returns the claim, or undefined when every desk was taken by somebody else.
 */
export async function claimFirst(
  reader: Reader,
  tenantId: TenantId,
  claim: Omit<DeskClaim, 'deskId'>,
  desks: readonly DeskId[],
  claimant: Claimant,
  now: Date,
): Promise<DeskClaim | undefined> {
  for (const deskId of desks) {
    const values = [tenantId, claim.id, deskId, claim.startsAt, claim.endsAt, ...columnsOf(claimant), now];
    if ((await reader.rows(INSERT, values)).length > 0) return { ...claim, deskId };
    // Also when there was nothing to clear: somebody may have cleared it this very moment, for a shorter time than this.
    await reader.rows(CLEAR_EXPIRED, [tenantId, deskId, claim.startsAt, claim.endsAt, now]);
    if ((await reader.rows(INSERT, values)).length > 0) return { ...claim, deskId };
  }
  return undefined;
}

/** Turns a hold that has not run out, and was taken for just this, into the claim of the appointment of the same id. */
export async function keepHold(
  reader: Reader,
  tenantId: TenantId,
  { id, startsAt, endsAt }: Omit<DeskClaim, 'deskId'>,
  wanted: { readonly officeId: OfficeId; readonly serviceId: ServiceId; readonly channel: AppointmentChannel },
  now: Date,
): Promise<DeskClaim | undefined> {
  const values = [tenantId, id, now, startsAt, endsAt, wanted.officeId, wanted.serviceId, wanted.channel];
  const [row] = await reader.rows<{ desk_id: DeskId }>(KEEP, values);
  return row && { id, deskId: row.desk_id, startsAt, endsAt };
}

/** @returns whether there was such a hold. */
export async function releaseHold(reader: Reader, tenantId: TenantId, holdId: string, now: Date): Promise<boolean> {
  return (await reader.rows(RELEASE_HOLD, [tenantId, holdId, newId(), now])).length > 0;
}

/** Takes a few holds away that ran out before: whoever makes one sweeps, so that forms left half filled do not pile up. */
export function sweepHolds(writer: Writer, tenantId: TenantId, before: Date): void {
  writer.send(SWEEP, [tenantId, before, SWEPT_BY_EACH]);
}

/** The same for whoever does nothing else. @returns how many. */
export async function deleteHolds(reader: Reader, tenantId: TenantId, before: Date, limit: number): Promise<number> {
  return (await reader.rows(SWEEP, [tenantId, before, limit])).length;
}

export function releaseAppointment(writer: Writer, tenantId: TenantId, appointmentId: AppointmentId, now: Date): void {
  writer.send(RELEASE_APPOINTMENT, [tenantId, appointmentId, newId(), now]);
}
