import type { DeskId, DeskShiftId, OfficeId, PersonId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

const LEAVE = statement(
  'agenda.leave-desk',
  'update desk_shift set ended_at = $3 where tenant_id = $1 and person_id = $2 and ended_at is null',
);

const CLEAR = statement(
  'agenda.clear-desk',
  'update desk_shift set ended_at = $3 where tenant_id = $1 and desk_id = $2 and ended_at is null',
);

const TAKE = statement(
  'agenda.take-desk',
  'insert into desk_shift (tenant_id, id, desk_id, person_id, begun_at) values ($1, $2, $3, $4, $5)',
);

const LOCK = statement('agenda.lock-desk', `select pg_advisory_xact_lock(hashtextextended('agenda desk ' || $1::text, 0))`);

const LOCK_SEATS = statement('agenda.lock-seats', `select pg_advisory_xact_lock(hashtextextended('agenda seats ' || $1::text, 0))`);

const CHANGED = statement('agenda.schedule-changed', `select pg_notify('agenda_changed', $1)`);

/** Database notification that something of an office's agenda changed besides its appointments. */
export const AGENDA_CHANGED = 'agenda_changed';

/** Who sits where. That nobody sits at two desks, and no two at one, is the business of two unique indexes. */
export const deskShifts = {
  /** Ends somebody's shift, wherever it is. */
  leave(writer: Writer, tenantId: TenantId, personId: PersonId, now: Date): void {
    writer.send(LEAVE, [tenantId, personId, now]);
  },

  /** Ends the shift at a desk, whoever's it is. */
  clear(writer: Writer, tenantId: TenantId, deskId: DeskId, now: Date): void {
    writer.send(CLEAR, [tenantId, deskId, now]);
  },

  take(writer: Writer, tenantId: TenantId, id: DeskShiftId, deskId: DeskId, personId: PersonId, now: Date): void {
    writer.send(TAKE, [tenantId, id, deskId, personId, now]);
  },
};

/** Makes what is done at one desk follow each other, until the commit. */
export async function lockDesk(reader: Reader, deskId: DeskId): Promise<void> {
  await reader.rows(LOCK, [deskId]);
}

/**
 * Makes who sits down where in a municipality follow each other, until the commit: two who change places would wait for each other's seat.
 * Taken before the lock of a desk.
 */
export async function lockSeats(reader: Reader, tenantId: TenantId): Promise<void> {
  await reader.rows(LOCK_SEATS, [tenantId]);
}

/** Tells every process with the commit: desks and blocks change rarely, and are seen at once. */
export function announceAgenda(writer: Writer, tenantId: TenantId, officeId: OfficeId): void {
  writer.send(CHANGED, [`${tenantId} ${officeId}`]);
}
