import type { AppointmentChannel, DeskId, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import { type Claimant, columnsOf, type DeskClaim } from './desk-claim.repository.js';
import { noteOfClaimAt } from './nearby/free-time-change.js';

/**
 * Free time, computed in PostgreSQL. An appointment lies within one opening of its desk, begins a whole number of steps after that
 * opening, and overlaps neither a claim nor a closure of that desk.
 *
 * An opening is a stretch of local wall-clock time turned into instants by `at time zone`; on the nights of clock change an hour that
 * does not exist moves forward and one that comes twice means the second. Special openings stand in place of the weekly hours of
 * their day, holidays included; a desk with hours of its own does not follow the office's. What lies in closures from its beginning to
 * its end, or has no length on such a night, is no opening.
 *
 * Claims and closures are kept as the starts they make impossible: what lasts from s to e forbids an appointment of length n to begin
 * between s - n and e, both excluded. So whether a start is free is whether a multirange contains an instant.
 *
 * $1 tenant, $2 office, $3 service, $4 channel, $5 first day, $6 last day, $7 holidays, $8 zone, $9 now, $10 length, $11 step.
 */
export const OPEN_TIME = `
  bounds as materialized (
    select $5::date::timestamp at time zone $8 as starts, ($6::date + 1)::timestamp at time zone $8 as ends,
           make_interval(mins => $10::int) as length
  ),
  closed as materialized (
    select cl.desk_id, cl.starts_at, cl.ends_at
    from closure cl
    where cl.tenant_id = $1 and (cl.desk_id is not null or cl.office_id is null or cl.office_id = $2)
      and cl.ends_at > (select starts from bounds) and cl.starts_at < (select ends from bounds)
  ),
  desk_here as materialized (
    select d.id, d.position, own.hours as own_hours, shut.during as shut, shut.starts as shut_starts, claimed.starts as claimed_starts
    from desk d
    cross join bounds
    cross join lateral (
      select exists (select from weekly_hours h where h.tenant_id = $1 and h.office_id = $2 and h.desk_id = d.id) as hours
    ) as own
    cross join lateral (
      select coalesce(range_agg(tstzrange(c.starts_at, c.ends_at)), '{}') as during,
             coalesce(range_agg(tstzrange(c.starts_at - bounds.length, c.ends_at, '()')), '{}') as starts
      from closed c where c.desk_id is null or c.desk_id = d.id
    ) as shut
    cross join lateral (
      select coalesce(range_agg(tstzrange(c.starts_at - bounds.length, c.ends_at, '()')), '{}') as starts
      from desk_claim c
      where c.tenant_id = $1 and c.desk_id = d.id and c.starts_at >= bounds.starts - interval '1 day' and c.starts_at < bounds.ends
        and (c.held_until is null or c.held_until > $9)
    ) as claimed
    where d.tenant_id = $1 and d.office_id = $2 and d.retired_at is null and $4 = any (d.channels)
      and exists (select from desk_service ds where ds.tenant_id = $1 and ds.service_id = $3 and ds.desk_id = d.id)
      and exists (select from service s where s.tenant_id = $1 and s.id = $3 and $4 = any (s.channels))
  ),
  calendar as materialized (
    select g::date as day, extract(isodow from g)::int as weekday, g::date = any ($7::date[]) as holiday
    from generate_series($5::date::timestamp, $6::date::timestamp, interval '1 day') as g
  ),
  special as materialized (
    select so.day, so.desk_id, (so.day + so.opens) at time zone $8 as opens_at, (so.day + so.closes) at time zone $8 as closes_at
    from special_opening so where so.tenant_id = $1 and so.office_id = $2 and so.day between $5::date and $6::date
  ),
  weekly as materialized (
    select c.day, h.desk_id, (c.day + h.opens) at time zone $8 as opens_at, (c.day + h.closes) at time zone $8 as closes_at
    from weekly_hours h join calendar c on c.weekday = h.weekday and not c.holiday
    where h.tenant_id = $1 and h.office_id = $2
  ),
  open_time as materialized (
    select d.id as desk_id, o.day, o.opens_at, o.closes_at
    from desk_here d
    cross join lateral (
      select w.day, w.opens_at, w.closes_at from weekly w
      where (w.desk_id = d.id or (w.desk_id is null and not d.own_hours))
        and not exists (select from special s where s.day = w.day and (s.desk_id is null or s.desk_id = d.id))
      union all
      select s.day, s.opens_at, s.closes_at from special s where s.desk_id is null or s.desk_id = d.id
    ) as o
    where case when o.opens_at < o.closes_at then not d.shut @> tstzrange(o.opens_at, o.closes_at) else false end
  )`;

/** Further: $12 earliest start. Desks that open together are looked at together: a start is gone when it is gone at each of them. */
const FREE_STARTS = statement(
  'booking.free-starts',
  `with ${OPEN_TIME},
  stretch as materialized (
    select o.day, o.opens_at, o.closes_at, array_agg(o.desk_id order by o.desk_id) as desks
    from open_time o group by o.day, o.opens_at, o.closes_at
  ),
  gone as materialized (
    select s.desks, range_intersect_agg(d.claimed_starts + d.shut_starts) as starts
    from (select distinct desks from stretch) as s join desk_here d on d.id = any (s.desks)
    group by s.desks
  ),
  start as (
    select distinct s.day, g as starts_at
    from stretch s
    join gone on gone.desks = s.desks
    cross join lateral generate_series(s.opens_at, s.closes_at - make_interval(mins => $10::int), make_interval(mins => $11::int)) as g
    where g >= $12 and not gone.starts @> g
  ),
  free as (
    select day, json_agg(extract(epoch from starts_at)::int8 order by starts_at) as starts from start group by day
  )
  select c.day::text as day, c.holiday, exists (select from stretch s where s.day = c.day) as open, coalesce(f.starts, '[]') as starts
  from calendar c left join free f on f.day = c.day
  order by c.day`,
);

/** Further: $12 start. The desks that fewest services need come first, so that the others stay free for theirs. */
const OFFERING = `
  with ${OPEN_TIME}
  select d.id as desk_id, not d.claimed_starts @> $12::timestamptz as free
  from desk_here d
  where not d.shut_starts @> $12::timestamptz
    and exists (select from open_time o
                where o.desk_id = d.id and o.opens_at <= $12 and $12 + make_interval(mins => $10::int) <= o.closes_at
                  and mod(extract(epoch from $12::timestamptz - o.opens_at), $11::int * 60) = 0)
  order by (select count(*) from desk_service ds where ds.tenant_id = $1 and ds.desk_id = d.id), d.position`;

const DESKS_AT = statement('booking.desks-at', OFFERING);

/** Further: $13 claim, $14 until when it is held, $15 appointment. The note of the change has the claim's id. */
const CLAIM_AT = statement(
  'booking.claim-at',
  `with claim as (
     insert into desk_claim (tenant_id, id, desk_id, starts_at, ends_at, held_until, appointment_id)
     select $1, $13::uuid, offering.desk_id, $12, $12 + make_interval(mins => $10::int), $14::timestamptz, $15::uuid
     from (${OFFERING}) as offering where offering.free limit 1
     on conflict do nothing returning desk_id, held_until
   ), noted as (${noteOfClaimAt('claim', { id: '$13', office: '$2', day: '$5', now: '$9' })})
   select desk_id from claim`,
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
  return reader.rows<DayOfStarts>(FREE_STARTS, [...commonValues(query), earliest]);
}

/** The desks that offer this start, those that are free apart from those that are not; no desk at all: it is not offered. */
export async function desksAt(reader: Reader, query: AvailabilityQuery, startsAt: Date): Promise<{ free: DeskId[]; taken: DeskId[] }> {
  const rows = await reader.rows<{ desk_id: DeskId; free: boolean }>(DESKS_AT, [...commonValues(query), startsAt]);
  return {
    free: rows.filter(({ free }) => free).map((row) => row.desk_id),
    taken: rows.filter(({ free }) => !free).map((row) => row.desk_id),
  };
}

/** Takes the first desk that is free at this start, or none when another took it this very moment. */
export async function claimAt(
  reader: Reader,
  query: AvailabilityQuery,
  { id, startsAt }: Pick<DeskClaim, 'id' | 'startsAt'>,
  claimant: Claimant,
): Promise<DeskId | undefined> {
  const [row] = await reader.rows<{ desk_id: DeskId }>(CLAIM_AT, [...commonValues(query), startsAt, id, ...columnsOf(claimant)]);
  return row?.desk_id;
}

/** The first eleven parameters of every statement on OPEN_TIME. */
export function commonValues(query: AvailabilityQuery): unknown[] {
  const { tenantId, officeId, serviceId, channel, firstDay, lastDay, holidays, timeZone, now, minutes, stepMinutes } = query;
  return [tenantId, officeId, serviceId, channel, firstDay, lastDay, holidays, timeZone, now, minutes, stepMinutes];
}
