import type { OfficeId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** What of an office is to be computed anew. */
export interface FreeTimeDue {
  readonly tenantId: TenantId;
  /** Null: every office of the municipality. */
  readonly officeId: OfficeId | null;
}

const COLUMNS = '(tenant_id, id, office_id, day, due_at, again_at)';

/**
 * Part of a statement that changes a claim: what it changed is written down with it, without a statement of its own. A hold's time is free
 * again when it runs out, and nobody says so then: it is due once more.
 * @param claim a `with` before, which returns desk_id, starts_at and held_until of one claim.
 * @param id parameter with the id of the note.
 * @param now parameter with the time.
 */
export function noteOfClaim(claim: string, id: string, now: string): string {
  return `insert into free_time_change ${COLUMNS}
    select $1, ${id}::uuid, d.office_id, (c.starts_at at time zone o.time_zone)::date, ${now}::timestamptz, c.held_until
    from ${claim} c join desk d on d.tenant_id = $1 and d.id = c.desk_id join office o on o.tenant_id = $1 and o.id = d.office_id`;
}

/** The same where office and day are parameters themselves. */
export function noteOfClaimAt(claim: string, { id, office, day, now }: Record<'id' | 'office' | 'day' | 'now', string>): string {
  return `insert into free_time_change ${COLUMNS}
    select $1, ${id}::uuid, ${office}::uuid, ${day}::date, ${now}::timestamptz, c.held_until from ${claim} c`;
}

const OFFICE_CHANGED = statement(
  'booking.free-time-of-office-changed',
  `insert into free_time_change (tenant_id, id, office_id, due_at) values ($1, $2, $2, $3)
   on conflict (tenant_id, id) do update set due_at = least(free_time_change.due_at, excluded.due_at)`,
);

const ALL_CHANGED = statement(
  'booking.free-time-changed',
  `insert into free_time_change (tenant_id, id, due_at) values ($1, $1, $2)
   on conflict (tenant_id, id) do update set due_at = least(free_time_change.due_at, excluded.due_at)`,
);

/** Where something is due, over all municipalities: asked outside every tenant, answered with ids alone. */
export const FREE_TIME_DUE = statement(
  'booking.free-time-due',
  `select tenant_id as "tenantId", office_id as "officeId" from free_time_due($1, $2)`,
);

const TAKE_ALL = statement(
  'booking.take-free-time-of-all',
  `update free_time_change c set due_at = $3
   where c.tenant_id = $1 and c.id = (select n.id from free_time_change n where n.tenant_id = $1 and n.id = $1 and n.due_at <= $2 for update skip locked)
   returning c.id`,
);

const SPREAD = statement(
  'booking.spread-free-time-changes',
  `insert into free_time_change (tenant_id, id, office_id, due_at) select $1, o.id, o.id, $2 from office o where o.tenant_id = $1
   on conflict (tenant_id, id) do update set due_at = least(free_time_change.due_at, excluded.due_at)`,
);

// A hold that runs out later comes again; everything else is done with.
const TAKE = statement(
  'booking.take-free-time-changes',
  `with due as materialized (
     select c.id, c.day, c.again_at from free_time_change c where c.tenant_id = $1 and c.office_id = $2 and c.due_at <= $3 for update skip locked
   ), later as (
     update free_time_change c set due_at = due.again_at, again_at = null
     from due where c.tenant_id = $1 and c.id = due.id and due.again_at > $3
   ), done as (
     delete from free_time_change c using due where c.tenant_id = $1 and c.id = due.id and (due.again_at is null or due.again_at <= $3)
   )
   select distinct due.day::text as day from due`,
);

/**
 * What was changed and not yet computed anew. A row is written in the transaction of the change and taken in the transaction that computes:
 * whoever dies in between leaves it for the next.
 */
export const freeTimeChanges = {
  /** Hours, closures, desks, services of an office. */
  ofOffice(writer: Writer, tenantId: TenantId, officeId: OfficeId, now: Date): void {
    writer.send(OFFICE_CHANGED, [tenantId, officeId, now]);
  },

  /** Everything of a municipality. */
  ofAll(writer: Writer, tenantId: TenantId, now: Date): void {
    writer.send(ALL_CHANGED, [tenantId, now]);
  },

  /** The municipality's own row, put off until its next night. @returns whether it was due and nobody else has it in hand. */
  async takeAll(reader: Reader, tenantId: TenantId, now: Date, again: Date): Promise<boolean> {
    return (await reader.rows(TAKE_ALL, [tenantId, now, again])).length > 0;
  },

  spread(writer: Writer, tenantId: TenantId, now: Date): void {
    writer.send(SPREAD, [tenantId, now]);
  },

  /** The days of an office that are due; null among them: all days. */
  async take(reader: Reader, { tenantId, officeId }: FreeTimeDue, now: Date): Promise<readonly (string | null)[]> {
    return (await reader.rows<{ day: string | null }>(TAKE, [tenantId, officeId, now])).map(({ day }) => day);
  },
};
