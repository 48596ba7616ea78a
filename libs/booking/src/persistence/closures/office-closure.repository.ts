import type { ClosureId, DeskId, OfficeId, PersonId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { MoveStatus } from '../../domain/closures/move-status.js';

/** What is closed, and when. */
export interface ClosedTime {
  /** Null: the whole municipality. */
  readonly officeId: OfficeId | null;
  /** Null: every desk. */
  readonly deskId: DeskId | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A closure that somebody decided. */
export interface OfficeClosure extends ClosedTime {
  readonly id: ClosureId;
  readonly reason: LocalizedText;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  /** When it was ended before its time. */
  readonly endedAt: Date | null;
}

/** The same with names, and how many of whom it hit are where. */
export interface ListedClosure extends OfficeClosure {
  readonly officeName: LocalizedText | null;
  readonly deskName: string | null;
  /** Of the office; null for the whole municipality. */
  readonly timeZone: string | null;
  /** How many proposals stand how; those that do not occur are absent. */
  readonly counts: Readonly<Partial<Record<MoveStatus, number>>>;
}

/** Where a page of closures ends. */
export interface AfterClosure {
  readonly startsAt: string;
  readonly id: string;
}

/** Whose closures may be seen: those of some offices, or all. */
export type SeenOffices = readonly OfficeId[] | 'ALL';

const ADD = statement(
  'closures.add',
  `insert into office_closure (tenant_id, id, office_id, desk_id, starts_at, ends_at, reason, created_by, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

const CLOSE = statement(
  'closures.close',
  `insert into closure (tenant_id, id, office_id, desk_id, starts_at, ends_at, reason, created_by, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

const epoch = (column: string) => `extract(epoch from ${column})::float8 * 1000`;

const COLUMNS = `
  oc.id, oc.office_id as "officeId", oc.desk_id as "deskId", ${epoch('oc.starts_at')} as "startsAt", ${epoch('oc.ends_at')} as "endsAt", oc.reason,
  oc.created_by as "createdBy", ${epoch('oc.created_at')} as "createdAt", ${epoch('oc.ended_at')} as "endedAt"`;

const LOCKED = statement('closures.locked', `select ${COLUMNS} from office_closure oc where oc.tenant_id = $1 and oc.id = $2 for update`);

const SAME = statement(
  'closures.same',
  `select ${COLUMNS} from office_closure oc
   where oc.tenant_id = $1 and oc.office_id is not distinct from $2 and oc.desk_id is not distinct from $3 and oc.starts_at = $4 and oc.ends_at = $5
     and oc.ended_at is null`,
);

const LISTED = `
  select ${COLUMNS}, o.name as "officeName", d.name as "deskName", o.time_zone as "timeZone",
    coalesce((select json_object_agg(m.status, m.number)
              from (select p.status, count(*)::int as number from move_proposal p where p.tenant_id = $1 and p.closure_id = oc.id group by p.status) m), '{}')
      as counts
  from office_closure oc
  left join office o on o.tenant_id = $1 and o.id = oc.office_id
  left join desk d on d.tenant_id = $1 and d.id = oc.desk_id
  where oc.tenant_id = $1`;

const ONE = statement('closures.one', `${LISTED} and oc.id = $2`);

const SEEN = `($2::uuid[] is null or oc.office_id = any ($2::uuid[]))`;
const IS_OVER = `coalesce(oc.ended_at, oc.ends_at) <= $3`;

const COMING = statement(
  'closures.coming',
  `${LISTED} and ${SEEN} and not ${IS_OVER} and ($4::timestamptz is null or (oc.starts_at, oc.id) > ($4, $5::uuid))
   order by oc.starts_at, oc.id limit $6`,
);

const PAST = statement(
  'closures.past',
  `${LISTED} and ${SEEN} and ${IS_OVER} and ($4::timestamptz is null or (oc.starts_at, oc.id) < ($4, $5::uuid))
   order by oc.starts_at desc, oc.id desc limit $6`,
);

const COUNT = statement(
  'closures.count',
  `select count(*)::int as count from office_closure oc where oc.tenant_id = $1 and ${SEEN} and (${IS_OVER}) = $4`,
);

const END = statement('closures.end', `update office_closure set ended_at = $3, ended_by = $4 where tenant_id = $1 and id = $2`);

// What has been closed until now was closed.
const OPEN_BEGUN = statement('closures.open-begun', `update closure set ends_at = $3 where tenant_id = $1 and id = $2 and starts_at < $3`);
const OPEN_COMING = statement('closures.open-coming', `delete from closure where tenant_id = $1 and id = $2 and starts_at >= $3`);

interface Row extends Omit<OfficeClosure, 'startsAt' | 'endsAt' | 'createdAt' | 'endedAt'> {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

type ListedRow = Row & Pick<ListedClosure, 'officeName' | 'deskName' | 'timeZone' | 'counts'>;

/** Every query of the closures that people decide. */
export const officeClosures = {
  /** Writes it down, and keeps people from booking with the commit. */
  add(writer: Writer, tenantId: TenantId, closure: OfficeClosure): void {
    const { id, officeId, deskId, startsAt, endsAt, reason, createdBy, createdAt } = closure;
    const values = [tenantId, id, officeId, deskId, startsAt, endsAt, JSON.stringify(reason), createdBy, createdAt];
    writer.send(ADD, values);
    writer.send(CLOSE, values);
  },

  async byIdLocked(reader: Reader, tenantId: TenantId, id: string): Promise<OfficeClosure | undefined> {
    const [row] = await reader.rows<Row>(LOCKED, [tenantId, id]);
    return row && closureOf(row);
  },

  /** One of the same place and time that was not ended: what is closed already. */
  async same(reader: Reader, tenantId: TenantId, { officeId, deskId, startsAt, endsAt }: ClosedTime): Promise<OfficeClosure | undefined> {
    const [row] = await reader.rows<Row>(SAME, [tenantId, officeId, deskId, startsAt, endsAt]);
    return row && closureOf(row);
  },

  async listed(reader: Reader, tenantId: TenantId, id: string): Promise<ListedClosure | undefined> {
    const [row] = await reader.rows<ListedRow>(ONE, [tenantId, id]);
    return row && closureOf(row);
  },

  /** Those that are not over, the next first; or those that are, the latest first. */
  async page(
    reader: Reader,
    tenantId: TenantId,
    { offices, isPast }: { readonly offices: SeenOffices; readonly isPast: boolean },
    now: Date,
    after: AfterClosure | undefined,
    limit: number,
  ): Promise<{ readonly rows: ListedClosure[]; readonly count: number }> {
    const seen = offices === 'ALL' ? null : offices;
    const page = [tenantId, seen, now, after?.startsAt ?? null, after?.id ?? null, limit];
    const [rows, [total]] = await Promise.all([
      reader.rows<ListedRow>(isPast ? PAST : COMING, page),
      reader.rows<{ count: number }>(COUNT, [tenantId, seen, now, isPast]),
    ]);
    return { rows: rows.map((row) => closureOf(row)), count: total?.count ?? 0 };
  },

  /** Ends it before its time: what is left of it is open again. */
  end(writer: Writer, tenantId: TenantId, id: ClosureId, by: PersonId, now: Date): void {
    writer.send(END, [tenantId, id, now, by]);
    writer.send(OPEN_BEGUN, [tenantId, id, now]);
    writer.send(OPEN_COMING, [tenantId, id, now]);
  },
};

function closureOf<Given extends Row>(row: Given): Omit<Given, keyof Instants> & Instants {
  const { startsAt, endsAt, createdAt, endedAt } = row;
  return {
    ...row,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    createdAt: new Date(createdAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
  };
}

type Instants = Pick<OfficeClosure, 'startsAt' | 'endsAt' | 'createdAt' | 'endedAt'>;
