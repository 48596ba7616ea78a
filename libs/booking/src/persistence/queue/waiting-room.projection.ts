import type { AppointmentId, DeskId, OfficeId, ServiceId, TenantId, TicketId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import type { OpenStretch } from '../../domain/queue/ticket-hours.js';
import type { Waiting } from '../../domain/queue/waiting-time.js';
import { STATE } from './ticket.repository.js';

/** Whom nobody has seen is called so long before their hour at the earliest. */
const AHEAD_MINUTES = 5;

/**
 * The desks of an office that serve people who are there: when they are open today (as in availability: special openings in place of the
 * week's hours, holidays and closures taken away), who sits there, whom they serve, and how many booked people they called in a row.
 * $1 tenant, $2 office, $3 day, $4 zone, $5 whether it is a holiday, $6 tolerance in minutes.
 */
const DESKS = statement(
  'queue.desks-today',
  `select d.id, d.name, d.position,
     array(select ds.service_id from desk_service ds where ds.tenant_id = $1 and ds.desk_id = d.id) as services,
     (select coalesce(json_agg(json_build_array(extract(epoch from lower(r)) * 1000, extract(epoch from upper(r)) * 1000) order by lower(r)), '[]')
      from unnest(opening.during - shut.during) as r) as open,
     exists (select from desk_shift sh where sh.tenant_id = $1 and sh.desk_id = d.id and sh.ended_at is null and sh.begun_at >= $3::date::timestamp at time zone $4) as staffed,
     extract(epoch from called.last)::float8 * 1000 as "lastActive", coalesce(called.in_a_row, 0)::int as "bookedInARow",
     serving.service_id as "servingServiceId", extract(epoch from serving.called_at)::float8 * 1000 as "servingSince"
   from desk d
   cross join lateral (
     select exists (select from weekly_hours h where h.tenant_id = $1 and h.office_id = $2 and h.desk_id = d.id) as hours,
            exists (select from special_opening s where s.tenant_id = $1 and s.office_id = $2 and s.day = $3 and (s.desk_id is null or s.desk_id = d.id)) as special
   ) as own
   cross join lateral (
     select coalesce(range_agg(tstzrange(($3::date + o.opens) at time zone $4, ($3::date + o.closes) at time zone $4)), '{}') as during
     from (
       select s.opens, s.closes from special_opening s
       where s.tenant_id = $1 and s.office_id = $2 and s.day = $3 and (s.desk_id is null or s.desk_id = d.id)
       union all
       select w.opens, w.closes from weekly_hours w
       where w.tenant_id = $1 and w.office_id = $2 and w.weekday = extract(isodow from $3::date) and not $5::boolean and not own.special
         and (w.desk_id = d.id or (w.desk_id is null and not own.hours))
     ) as o
     where ($3::date + o.opens) at time zone $4 < ($3::date + o.closes) at time zone $4
   ) as opening
   cross join lateral (
     select coalesce(range_agg(tstzrange(c.starts_at, c.ends_at)), '{}') as during from closure c
     where c.tenant_id = $1 and c.ends_at > $3::date::timestamp at time zone $4 and c.starts_at < ($3::date + 1)::timestamp at time zone $4
       and (c.office_id is null or c.office_id = $2) and (c.desk_id is null or c.desk_id = d.id)
   ) as shut
   left join lateral (
     select max(greatest(x.called_at, x.ended_at)) as last, count(*) filter (where x.booked and (x.last_walk_in is null or x.called_at > x.last_walk_in)) as in_a_row
     from (
       select c.called_at, c.ended_at, c.booked, max(c.called_at) filter (where not c.booked) over () as last_walk_in
       from (
         select t.called_at, t.ended_at, a.starts_at is not null and t.taken_at <= a.starts_at + make_interval(mins => $6::int) as booked
         from queue_ticket t left join appointment a on a.tenant_id = $1 and a.id = t.appointment_id
         where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.desk_id = d.id and t.called_at is not null
       ) as c
     ) as x
   ) as called on true
   left join lateral (
     select t.service_id, t.called_at from queue_ticket t
     where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.desk_id = d.id and t.state in ('CALLED', 'IN_PROGRESS') limit 1
   ) as serving on true
   where d.tenant_id = $1 and d.office_id = $2 and d.retired_at is null and 'IN_PERSON' = any (d.channels)
   order by d.position, d.id`,
);

/**
 * Who has a ticket; and who booked and has none: was seen by an operator, or, where nobody checks in, may be there from a few minutes before their
 * hour on; who was called and never seen, and whose call was taken back, is one of these again. $1 tenant, $2 office, $3 day, $4 now, $5 zone, $6 whether people are looked for whom nobody has seen.
 */
const WAITING = statement(
  'queue.waiting',
  `select t.id, t.id as "ticketId", t.appointment_id as "appointmentId", t.service_id as "serviceId",
     extract(epoch from t.taken_at)::float8 * 1000 as since, extract(epoch from a.starts_at)::float8 * 1000 as "bookedFor", t.precedence,
     extract(epoch from coalesce(t.arrived_at, t.arrive_by))::float8 * 1000 as "hereAt", t.arrived_at is not null as "isHere", false as "isUnseen",
     t.turn
   from queue_ticket t left join appointment a on a.tenant_id = $1 and a.id = t.appointment_id
   where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.state = 'WAITING' and ${STATE} = 'WAITING'
     and (t.arrived_at is not null or t.arrive_by > $4)
   union all
   select a.id, null, a.id, a.service_id, extract(epoch from coalesce(a.arrived_at, a.starts_at))::float8 * 1000,
     extract(epoch from a.starts_at)::float8 * 1000, false, extract(epoch from coalesce(a.arrived_at, a.starts_at))::float8 * 1000,
     true, a.arrived_at is null, null
   from appointment a
   where a.tenant_id = $1 and a.office_id = $2 and a.starts_at >= $3::date::timestamp at time zone $5
     and a.starts_at < ($3::date + 1)::timestamp at time zone $5
     and a.status = 'BOOKED' and a.channel = 'IN_PERSON' and a.called_at is null and a.started_at is null and a.outcome is null
     and (a.arrived_at is not null or ($6::boolean and a.starts_at <= $4::timestamptz + interval '${AHEAD_MINUTES} minutes'))
     and not exists (select from queue_ticket t where t.tenant_id = $1 and t.appointment_id = a.id and t.office_id = $2 and t.day = $3
                       and (t.state <> 'LEFT' or t.arrived_at is not null))
   order by since, id`,
);

/** $1 tenant, $2 office, $3 from, $4 day, $5 zone. */
const COMING = statement(
  'queue.coming',
  `select a.id, a.service_id as "serviceId", extract(epoch from a.starts_at)::float8 * 1000 as "bookedFor"
   from appointment a
   where a.tenant_id = $1 and a.office_id = $2 and a.starts_at >= $3 and a.starts_at < ($4::date + 1)::timestamp at time zone $5 and a.status = 'BOOKED' and a.channel = 'IN_PERSON'
     and a.arrived_at is null and a.called_at is null and a.started_at is null and a.outcome is null`,
);

/** $1 tenant, $2 office, $3 how many. */
const TIMES = statement(
  'queue.service-times',
  `select s.id, s.minutes,
     array(select extract(epoch from t.ended_at - t.called_at)::float8 * 1000 from queue_ticket t
           where t.tenant_id = $1 and t.office_id = $2 and t.service_id = s.id and t.ended_at is not null and t.state in ('SERVED', 'NO_SHOW')
           order by t.ended_at desc limit $3) as watched
   from service s where s.tenant_id = $1
     and exists (select from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id
                 where ds.tenant_id = $1 and ds.service_id = s.id and d.office_id = $2)`,
);

/** Of a service so many people are watched. */
const WATCHED = 50;

/** A desk today; instants are epoch milliseconds. */
export interface DeskToday {
  readonly id: DeskId;
  readonly name: string;
  readonly position: number;
  readonly services: readonly ServiceId[];
  readonly open: readonly OpenStretch[];
  /** An operator sits there. */
  readonly staffed: boolean;
  /** When it called or ended somebody last. */
  readonly lastActive: number | null;
  readonly bookedInARow: number;
  readonly servingServiceId: ServiceId | null;
  readonly servingSince: number | null;
}

/** Somebody who can be called, or is on the way. */
export interface WaitingPerson extends Waiting {
  readonly serviceId: ServiceId;
  /** Null: booked, and without a number so far. */
  readonly ticketId: TicketId | null;
  readonly appointmentId: AppointmentId | null;
  /** Who took a ticket from home is on the way until they say that they are there. */
  readonly isHere: boolean;
  readonly isUnseen: boolean;
}

export interface WatchedService {
  readonly id: ServiceId;
  /** What the catalogue says. */
  readonly minutes: number;
  /** Milliseconds from the call to the end, of the last ones. */
  readonly watched: readonly number[];
}

/** An office and a day of it. */
export interface OfficeDay {
  readonly officeId: OfficeId;
  /** YYYY-MM-DD in the office's zone. */
  readonly day: string;
  readonly timeZone: string;
  readonly isHoliday: boolean;
}

export function desksToday(
  reader: Reader,
  tenantId: TenantId,
  { officeId, day, timeZone, isHoliday }: OfficeDay,
  toleranceMinutes: number,
): Promise<DeskToday[]> {
  return reader.rows<DeskToday>(DESKS, [tenantId, officeId, day, timeZone, isHoliday, toleranceMinutes]);
}

/** @param withUnseen also who booked and may be there, in an office where nobody checks in. */
export async function waitingPeople(
  reader: Reader,
  tenantId: TenantId,
  { officeId, day, timeZone }: OfficeDay,
  now: Date,
  withUnseen: boolean,
): Promise<WaitingPerson[]> {
  const rows = await reader.rows<Omit<WaitingPerson, 'bookedFor' | 'turn'> & Record<'bookedFor' | 'turn', number | null>>(WAITING, [
    ...[tenantId, officeId, day, now, timeZone, withUnseen],
  ]);
  return rows.map(({ bookedFor, turn, ...row }) => ({ ...row, ...(bookedFor !== null && { bookedFor }), ...(turn !== null && { turn }) }));
}

/** Who booked for what is left of the day, from an instant on, and has not come yet; they are thought to come at their hour. */
export async function comingPeople(
  reader: Reader,
  tenantId: TenantId,
  { officeId, day, timeZone }: OfficeDay,
  from: Date,
): Promise<Waiting[]> {
  const rows = await reader.rows<{ id: string; serviceId: string; bookedFor: number }>(COMING, [tenantId, officeId, from, day, timeZone]);
  return rows.map((row) => ({ ...row, since: row.bookedFor, hereAt: row.bookedFor, precedence: false }));
}

export function watchedServices(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<WatchedService[]> {
  return reader.rows<WatchedService>(TIMES, [tenantId, officeId, WATCHED]);
}
