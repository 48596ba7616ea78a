import type { AppointmentChannel, DeskId, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

/**
 * Free time, computed in PostgreSQL. An appointment lies within one opening of its desk, begins a whole number of steps after that
 * opening, and overlaps neither a claim nor a closure of that desk.
 *
 * An opening is a stretch of local wall-clock time turned into instants by `at time zone`; on the nights of clock change an hour that
 * does not exist moves forward and one that comes twice means the second. Special openings stand in place of the weekly hours of
 * their day, holidays included; a desk with hours of its own does not follow the office's. What lies in closures from its beginning to
 * its end, or has no length on such a night, is no opening.
 *
 * $1 tenant, $2 office, $3 service, $4 channel, $5 first day, $6 last day, $7 holidays, $8 zone, $9 now.
 */
const OPEN_TIME = `
  desk_here as materialized (
    select d.id, d.position,
           exists (select from weekly_hours h where h.tenant_id = $1 and h.office_id = $2 and h.desk_id = d.id) as own_hours
    from desk d
    where d.tenant_id = $1 and d.office_id = $2 and d.retired_at is null and $4 = any (d.channels)
      and exists (select from desk_service ds where ds.tenant_id = $1 and ds.service_id = $3 and ds.desk_id = d.id)
      and exists (select from service s where s.tenant_id = $1 and s.id = $3 and $4 = any (s.channels))
  ),
  calendar as materialized (
    select g::date as day, extract(isodow from g)::int as weekday, g::date = any ($7::date[]) as holiday
    from generate_series($5::date::timestamp, $6::date::timestamp, interval '1 day') as g
  ),
  special as materialized (
    select so.day, so.desk_id, so.opens, so.closes
    from special_opening so where so.tenant_id = $1 and so.office_id = $2 and so.day between $5::date and $6::date
  ),
  opening as (
    select d.id as desk_id, c.day, h.opens, h.closes
    from weekly_hours h
    join calendar c on c.weekday = h.weekday and not c.holiday
    join desk_here d on h.desk_id = d.id or (h.desk_id is null and not d.own_hours)
    where h.tenant_id = $1 and h.office_id = $2
      and not exists (select from special s where s.day = c.day and (s.desk_id is null or s.desk_id = d.id))
    union all
    select d.id, s.day, s.opens, s.closes from special s join desk_here d on s.desk_id is null or s.desk_id = d.id
  ),
  bounds as materialized (
    select $5::date::timestamp at time zone $8 as starts, ($6::date + 1)::timestamp at time zone $8 as ends
  ),
  closed as materialized (
    select d.id as desk_id, cl.starts_at, cl.ends_at
    from closure cl
    join desk_here d on cl.desk_id = d.id or (cl.desk_id is null and (cl.office_id is null or cl.office_id = $2))
    where cl.tenant_id = $1 and cl.ends_at > (select starts from bounds) and cl.starts_at < (select ends from bounds)
  ),
  open_time as materialized (
    select o.desk_id, o.day, o.opens_at, o.closes_at
    from (select desk_id, day, (day + opens) at time zone $8 as opens_at, (day + closes) at time zone $8 as closes_at from opening) o
    left join (select desk_id, range_agg(tstzrange(starts_at, ends_at)) as during from closed group by desk_id) shut on shut.desk_id = o.desk_id
    where case when o.opens_at < o.closes_at then not coalesce(shut.during @> tstzrange(o.opens_at, o.closes_at), false) else false end
  ),
  blocked as materialized (
    select desk_id, range_agg(tstzrange(starts_at, ends_at)) as during
    from (
      select c.desk_id, c.starts_at, c.ends_at
      from desk_here d
      join desk_claim c on c.tenant_id = $1 and c.desk_id = d.id
      where c.starts_at >= (select starts from bounds) - interval '1 day' and c.starts_at < (select ends from bounds)
        and (c.held_until is null or c.held_until > $9)
      union all
      select desk_id, starts_at, ends_at from closed
    ) taken
    group by desk_id
  )`;

/** Further: $10 length, $11 step, $12 earliest start. */
const FREE_STARTS = statement(
  'booking.free-starts',
  `with ${OPEN_TIME},
  start as (
    select distinct o.day, g as starts_at
    from open_time o
    cross join lateral generate_series(o.opens_at, o.closes_at - make_interval(mins => $10::int), make_interval(mins => $11::int)) as g
    left join blocked b on b.desk_id = o.desk_id
    where g >= $12 and not coalesce(b.during && tstzrange(g, g + make_interval(mins => $10::int)), false)
  ),
  free as (
    select day, array_agg(extract(epoch from starts_at)::int8 order by starts_at) as starts from start group by day
  )
  select c.day::text as day, c.holiday, exists (select from open_time o where o.day = c.day) as open,
         coalesce(to_json(f.starts), '[]'::json) as starts
  from calendar c left join free f on f.day = c.day
  order by c.day`,
);

/** Further: $10 length, $11 step, $12 start. The desks that fewest services need come first, so that the others stay free for theirs. */
const DESKS_AT = statement(
  'booking.desks-at',
  `with ${OPEN_TIME}
  select o.desk_id, not bool_or(coalesce(b.during && tstzrange($12::timestamptz, $12::timestamptz + make_interval(mins => $10::int)), false)) as free
  from open_time o
  join desk_here d on d.id = o.desk_id
  left join blocked b on b.desk_id = o.desk_id
  where o.opens_at <= $12::timestamptz and $12::timestamptz + make_interval(mins => $10::int) <= o.closes_at
    and mod(extract(epoch from $12::timestamptz - o.opens_at), $11::int * 60) = 0
    and not exists (select from closed c where c.desk_id = o.desk_id and c.starts_at < $12 + make_interval(mins => $10::int) and c.ends_at > $12)
  group by o.desk_id, d.position
  order by (select count(*) from desk_service ds where ds.tenant_id = $1 and ds.desk_id = o.desk_id), d.position`,
);

/** Whose free time is asked, and under which rules. */
export interface AvailabilityQuery {
  readonly tenantId: TenantId;
  readonly officeId: OfficeId;
  readonly serviceId: ServiceId;
  readonly channel: AppointmentChannel;
  /** YYYY-MM-DD in the office's zone, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly holidays: readonly string[];
  readonly timeZone: string;
  readonly now: Date;
  readonly minutes: number;
  readonly stepMinutes: number;
}

export interface DayOfStarts {
  readonly day: string;
  readonly holiday: boolean;
  /** Whether a desk is open at any time that day. */
  readonly open: boolean;
  /** Free starts, epoch seconds, ascending. */
  readonly starts: readonly number[];
}

/** Day by day what is free from `earliest` on. */
export function freeStarts(reader: Reader, query: AvailabilityQuery, earliest: Date): Promise<DayOfStarts[]> {
  return reader.rows<DayOfStarts>(FREE_STARTS, [...common(query), earliest]);
}

/** The desks that offer this start, those that are free apart from those that are not; no desk at all: it is not offered. */
export async function desksAt(reader: Reader, query: AvailabilityQuery, startsAt: Date): Promise<{ free: DeskId[]; taken: DeskId[] }> {
  const rows = await reader.rows<{ desk_id: DeskId; free: boolean }>(DESKS_AT, [...common(query), startsAt]);
  return {
    free: rows.filter(({ free }) => free).map((row) => row.desk_id),
    taken: rows.filter(({ free }) => !free).map((row) => row.desk_id),
  };
}

function common(query: AvailabilityQuery): unknown[] {
  const { tenantId, officeId, serviceId, channel, firstDay, lastDay, holidays, timeZone, now, minutes, stepMinutes } = query;
  return [tenantId, officeId, serviceId, channel, firstDay, lastDay, holidays, timeZone, now, minutes, stepMinutes];
}
