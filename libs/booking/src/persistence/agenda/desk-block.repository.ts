import type { AppointmentId, ClosureId, DeskId, OfficeId, PersonId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** A stretch of time. */
export interface Stretch {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Time a person took a desk out of. */
export interface DeskBlock extends Stretch {
  readonly id: ClosureId;
  readonly deskId: DeskId;
  readonly reason: LocalizedText;
  readonly createdBy: PersonId;
}

const ADD = statement(
  'agenda.add-block',
  `insert into closure (tenant_id, id, office_id, desk_id, starts_at, ends_at, reason, created_by, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

const CLEAR_EXPIRED = statement(
  'agenda.clear-expired-holds',
  `delete from desk_claim
   where tenant_id = $1 and desk_id = $2 and starts_at < $4 and ends_at > $3 and starts_at >= $3::timestamptz - interval '1 day' and held_until <= $5`,
);

const GUARD = statement(
  'agenda.guard-block',
  `insert into desk_claim (tenant_id, id, desk_id, starts_at, ends_at, held_until)
   select $1, piece.id, $2, piece.starts_at, piece.ends_at, $6
   from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) as piece (id, starts_at, ends_at)
   on conflict do nothing returning id`,
);

const DROP_GUARDS = statement(
  'agenda.drop-guards',
  `delete from desk_claim where tenant_id = $1 and desk_id = $2 and starts_at >= $3 and ends_at <= $4 and held_until <= $5`,
);

const INSIDE = statement(
  'agenda.claims-inside',
  `select c.appointment_id as "appointmentId" from desk_claim c
   where c.tenant_id = $1 and c.desk_id = $2 and c.starts_at < $4 and c.ends_at > $3 and c.starts_at >= $3::timestamptz - interval '1 day'
     and (c.held_until is null or c.held_until > $5) and c.id <> all ($6::uuid[])
   order by c.starts_at`,
);

// What a manager closed has people inside who are asked for another time: it is ended where it was made.
const IS_BLOCK = `c.created_by is not null and not exists (select from office_closure oc where oc.tenant_id = $1 and oc.id = c.id)`;

const REMOVE = statement(
  'agenda.remove-block',
  `delete from closure c using desk d
   where c.tenant_id = $1 and c.id = $2 and ${IS_BLOCK} and d.tenant_id = $1 and d.id = c.desk_id
   returning c.id, c.desk_id as "deskId", extract(epoch from c.starts_at)::float8 * 1000 as "startsAt",
     extract(epoch from c.ends_at)::float8 * 1000 as "endsAt", c.reason, c.created_by as "createdBy"`,
);

const OFFICE_OF = statement(
  'agenda.office-of-block',
  `select d.office_id as "officeId" from closure c join desk d on d.tenant_id = $1 and d.id = c.desk_id
   where c.tenant_id = $1 and c.id = $2 and ${IS_BLOCK}`,
);

/** Closures of desks that people made; the municipality's own come from its folder. */
export const deskBlocks = {
  add(
    writer: Writer,
    tenantId: TenantId,
    officeId: OfficeId,
    { id, deskId, startsAt, endsAt, reason, createdBy }: DeskBlock,
    now: Date,
  ): void {
    writer.send(ADD, [tenantId, id, officeId, deskId, startsAt, endsAt, JSON.stringify(reason), createdBy, now]);
  },

  /**
   * Claims the block's time for a moment, piece by piece: whoever is booking it this very instant, and has not seen the block, gets nothing.
   * @returns false when some of it is somebody's.
   */
  async guard(
    reader: Reader,
    tenantId: TenantId,
    { deskId, startsAt, endsAt }: Pick<DeskBlock, 'deskId' | 'startsAt' | 'endsAt'>,
    pieces: readonly (Stretch & { readonly id: string })[],
    until: Date,
    now: Date,
  ): Promise<boolean> {
    await reader.rows(CLEAR_EXPIRED, [tenantId, deskId, startsAt, endsAt, now]);
    const columns = [pieces.map(({ id }) => id), pieces.map((piece) => piece.startsAt), pieces.map((piece) => piece.endsAt)];
    return (await reader.rows(GUARD, [tenantId, deskId, ...columns, until])).length === pieces.length;
  },

  /** Gives back what was claimed for a moment of a block that is no more. @param until the latest instant a guard may bear by now. */
  dropGuards(
    writer: Writer,
    tenantId: TenantId,
    { deskId, startsAt, endsAt }: Pick<DeskBlock, 'deskId' | 'startsAt' | 'endsAt'>,
    until: Date,
  ): void {
    writer.send(DROP_GUARDS, [tenantId, deskId, startsAt, endsAt, until]);
  },

  /** Whose a desk's time is, but for some claims: appointments, and how many holds of people who are booking. */
  async inside(
    reader: Reader,
    tenantId: TenantId,
    { deskId, startsAt, endsAt }: Pick<DeskBlock, 'deskId' | 'startsAt' | 'endsAt'>,
    except: readonly string[],
    now: Date,
  ): Promise<{ readonly appointments: readonly AppointmentId[]; readonly holds: number }> {
    const rows = await reader.rows<{ appointmentId: AppointmentId | null }>(INSIDE, [tenantId, deskId, startsAt, endsAt, now, except]);
    const appointments = rows.flatMap(({ appointmentId }) => appointmentId ?? []);
    return { appointments, holds: rows.length - appointments.length };
  },

  /** Of which office a block is; undefined when there is no such block that a person made. */
  async officeOf(reader: Reader, tenantId: TenantId, id: string): Promise<OfficeId | undefined> {
    const [row] = await reader.rows<{ officeId: OfficeId }>(OFFICE_OF, [tenantId, id]);
    return row?.officeId;
  },

  /** @returns undefined when it was gone. */
  async remove(reader: Reader, tenantId: TenantId, id: string): Promise<DeskBlock | undefined> {
    const [row] = await reader.rows<Omit<DeskBlock, 'startsAt' | 'endsAt'> & { startsAt: number; endsAt: number }>(REMOVE, [tenantId, id]);
    return row && { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
  },
};
