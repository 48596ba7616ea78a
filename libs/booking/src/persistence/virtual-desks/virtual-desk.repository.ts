import type { DeskId, OfficeId, PersonId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** SQL: whether operators who are lent may staff a desk; `$1` is its tenant. @param desk expression of its id */
export function isVirtualDesk(desk: string): string {
  return `exists (select from virtual_desk v where v.tenant_id = $1 and v.desk_id = ${desk})`;
}

/** SQL: whether an appointment is theirs to serve. Who comes in person needs somebody who is there. @param a alias of the appointment */
export function isVirtualAppointment(a: string): string {
  return `(${a}.channel <> 'IN_PERSON' and ${isVirtualDesk(`${a}.desk_id`)})`;
}

/** A desk that receives by video, or did when it was named, as its manager sees it. */
export interface VideoDesk {
  readonly id: DeskId;
  readonly name: string;
  readonly officeId: OfficeId;
  readonly officeName: LocalizedText;
  /** Whether operators who are lent may staff it. */
  readonly isVirtual: boolean;
}

/** A desk that whoever is lent may staff, and what is to be done there today; instants are epoch milliseconds. */
export interface StaffedDesk extends Omit<VideoDesk, 'isVirtual'> {
  /** IANA zone of its office. */
  readonly timeZone: string;
  /** Those that are not over, in order. */
  readonly appointments: readonly WaitingAppointment[];
}

/** Nothing of whom it is for. */
export interface WaitingAppointment {
  readonly id: string;
  readonly startsAt: number;
  readonly channel: 'TELEPHONE' | 'VIDEO';
  /** Whether its citizen is there already. */
  readonly isWaiting: boolean;
}

const DESK = `d.id, d.name, d.office_id as "officeId", o.name as "officeName"`;
const FROM = `
  from desk d join office o on o.tenant_id = $1 and o.id = d.office_id and o.retired_at is null
  where d.tenant_id = $1 and d.retired_at is null and ('VIDEO' = any (d.channels) or ${isVirtualDesk('d.id')})`;
const ORDER = 'order by o.position, o.id, d.position, d.id';

const ALL = statement('virtual-desk.all', `select ${DESK}, ${isVirtualDesk('d.id')} as "isVirtual" ${FROM} ${ORDER}`);

const ONE = statement('virtual-desk.one', `select ${DESK}, ${isVirtualDesk('d.id')} as "isVirtual" ${FROM} and d.id = $2`);

const STAFFED = statement(
  'virtual-desk.staffed',
  `select ${DESK}, o.time_zone as "timeZone",
     coalesce((
       select json_agg(json_build_object('id', a.id, 'channel', a.channel, 'startsAt', extract(epoch from a.starts_at)::float8 * 1000,
                                         'isWaiting', a.arrived_at is not null and a.started_at is null) order by a.starts_at, a.id)
       from appointment a
       where a.tenant_id = $1 and a.desk_id = d.id and a.status = 'BOOKED' and a.channel <> 'IN_PERSON' and a.outcome is null
         and a.starts_at >= $3::timestamptz - interval '12 hours' and a.starts_at < $3::timestamptz + interval '24 hours'
         and (a.starts_at at time zone o.time_zone)::date = ($3 at time zone o.time_zone)::date
     ), '[]') as appointments
   ${FROM} and ${isVirtualDesk('d.id')} and (cardinality($2::uuid[]) = 0 or d.office_id = any ($2::uuid[])) ${ORDER}`,
);

const NAME = statement(
  'virtual-desk.name',
  'insert into virtual_desk (tenant_id, desk_id, named_by, named_at) values ($1, $2, $3, $4) on conflict do nothing',
);

const TAKE_BACK = statement('virtual-desk.take-back', 'delete from virtual_desk where tenant_id = $1 and desk_id = $2');

/** Which desks operators who are lent may staff. */
export const virtualDesks = {
  /** Every desk that receives by video, those too that none of them may staff; and those they may staff although it does no more. */
  all(reader: Reader, tenantId: TenantId): Promise<VideoDesk[]> {
    return reader.rows<VideoDesk>(ALL, [tenantId]);
  },

  /** @returns undefined for one that neither receives by video nor may be staffed by them, too. */
  async one(reader: Reader, tenantId: TenantId, id: string): Promise<VideoDesk | undefined> {
    const [desk] = await reader.rows<VideoDesk>(ONE, [tenantId, id]);
    return desk;
  },

  /** Those of some offices, with their day. @param offices none: of every office */
  staffed(reader: Reader, tenantId: TenantId, offices: readonly OfficeId[], now: Date): Promise<StaffedDesk[]> {
    return reader.rows<StaffedDesk>(STAFFED, [tenantId, offices, now]);
  },

  name(writer: Writer, tenantId: TenantId, id: DeskId, namedBy: PersonId, now: Date): void {
    writer.send(NAME, [tenantId, id, namedBy, now]);
  },

  takeBack(writer: Writer, tenantId: TenantId, id: DeskId): void {
    writer.send(TAKE_BACK, [tenantId, id]);
  },
};
