import type { AppointmentChannel, ClosureId, DeskId, OfficeId, PersonId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import { isVirtualDesk } from '../virtual-desks/virtual-desk.repository.js';

/** An office as those see it who work there. */
export interface AgendaOffice {
  readonly id: OfficeId;
  readonly slug: string;
  readonly name: LocalizedText;
  /** IANA zone. */
  readonly timeZone: string;
  /** Whether it has a desk that operators who are lent may staff. */
  readonly isVirtual: boolean;
}

/** A desk of an office, and who sits there. */
export interface AgendaDesk {
  readonly id: DeskId;
  readonly officeId: OfficeId;
  readonly name: string;
  readonly channels: readonly AppointmentChannel[];
  readonly services: readonly ServiceId[];
  readonly personId: PersonId | null;
  /** Epoch milliseconds. */
  readonly since: number | null;
  /** Whether operators who are lent may staff it. */
  readonly isVirtual: boolean;
}

/** Time in which a desk does not receive. Instants are epoch milliseconds. */
export interface AgendaBlock {
  readonly id: ClosureId;
  /** Null: the whole office. */
  readonly deskId: DeskId | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: LocalizedText;
  /** Who blocked it; null: it is a closure, from the municipality's folder or a manager's. */
  readonly createdBy: PersonId | null;
}

const OFFICE_COLUMNS = `
  id, slug, name, time_zone as "timeZone",
  exists (select from desk d where d.tenant_id = $1 and d.office_id = office.id and d.retired_at is null and ${isVirtualDesk('d.id')}) as "isVirtual"`;

const OFFICES = statement(
  'agenda.offices',
  `select ${OFFICE_COLUMNS} from office where tenant_id = $1 and retired_at is null order by position, id`,
);

const OFFICE = statement('agenda.office', `select ${OFFICE_COLUMNS} from office where tenant_id = $1 and id = $2 and retired_at is null`);

const DESK = `
  d.id, d.office_id as "officeId", d.name, d.channels, h.person_id as "personId", extract(epoch from h.begun_at)::float8 * 1000 as since,
  array(select ds.service_id from desk_service ds where ds.tenant_id = $1 and ds.desk_id = d.id) as services, ${isVirtualDesk('d.id')} as "isVirtual"
  from desk d
  left join desk_shift h on h.tenant_id = $1 and h.desk_id = d.id and h.ended_at is null
  where d.tenant_id = $1 and d.retired_at is null`;

const DESKS = statement('agenda.desks', `select ${DESK} and d.office_id = $2 order by d.position, d.id`);

const DESK_BY_ID = statement('agenda.desk', `select ${DESK} and d.id = $2`);

const DESK_OF_PERSON = statement('agenda.desk-of-person', `select ${DESK} and h.person_id = $2`);

const BLOCKS = statement(
  'agenda.blocks',
  `select c.id, c.desk_id as "deskId", extract(epoch from c.starts_at)::float8 * 1000 as "startsAt",
          extract(epoch from c.ends_at)::float8 * 1000 as "endsAt", c.reason,
          case when not exists (select from office_closure oc where oc.tenant_id = $1 and oc.id = c.id) then c.created_by end as "createdBy"
   from closure c
   where c.tenant_id = $1 and c.ends_at > $3 and c.starts_at < $4
     and case when c.desk_id is null then c.office_id is null or c.office_id = $2
              else exists (select from desk d where d.tenant_id = $1 and d.id = c.desk_id and d.office_id = $2) end
   order by c.starts_at, c.id`,
);

/** Every office that is not retired. */
export function agendaOffices(reader: Reader, tenantId: TenantId): Promise<AgendaOffice[]> {
  return reader.rows<AgendaOffice>(OFFICES, [tenantId]);
}

export async function agendaOffice(reader: Reader, tenantId: TenantId, id: OfficeId): Promise<AgendaOffice | undefined> {
  const [office] = await reader.rows<AgendaOffice>(OFFICE, [tenantId, id]);
  return office;
}

/** With whoever took a desk and has not left it, be it since yesterday. */
export function agendaDesks(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<AgendaDesk[]> {
  return reader.rows<AgendaDesk>(DESKS, [tenantId, officeId]);
}

export async function agendaDesk(reader: Reader, tenantId: TenantId, id: string): Promise<AgendaDesk | undefined> {
  const [desk] = await reader.rows<AgendaDesk>(DESK_BY_ID, [tenantId, id]);
  return desk;
}

/** The desk somebody took and has not left. */
export async function deskOfPerson(reader: Reader, tenantId: TenantId, personId: PersonId): Promise<AgendaDesk | undefined> {
  const [desk] = await reader.rows<AgendaDesk>(DESK_OF_PERSON, [tenantId, personId]);
  return desk;
}

/** Whatever keeps an office or a desk of it from receiving between two instants. */
export function agendaBlocks(reader: Reader, tenantId: TenantId, officeId: OfficeId, from: Date, until: Date): Promise<AgendaBlock[]> {
  return reader.rows<AgendaBlock>(BLOCKS, [tenantId, officeId, from, until]);
}
