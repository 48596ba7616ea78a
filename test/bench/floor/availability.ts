/**
 * The days of a month with the starts that are free: $1 tenant, $2 office, $3 service, $4 channel, $5 now, $6 how many days, $7 holidays.
 * One statement, from the service's rules to the starts, by the same idea as ours: what is taken is kept as the starts it makes
 * impossible, and desks that open together are looked at together.
 */
export const AVAILABILITY = `
  with rule as materialized (
    select r.*, r.first_day::timestamp at time zone r.zone as starts, (r.first_day + $6::int)::timestamp at time zone r.zone as ends
    from (
      select s.minutes, make_interval(mins => s.minutes) as length, make_interval(mins => s.step_minutes) as step, o.time_zone as zone,
             $5::timestamptz + make_interval(mins => s.lead_minutes) as earliest,
             (($5::timestamptz + make_interval(mins => s.lead_minutes)) at time zone o.time_zone)::date as first_day
      from service s join office o on o.tenant_id = $1 and o.id = $2
      where s.tenant_id = $1 and s.id = $3 and s.bookable and s.status = 'ACTIVE' and s.retired_at is null and o.retired_at is null
        and $4 = any (s.channels)
    ) as r
  ),
  closed as materialized (
    select c.desk_id, c.starts_at, c.ends_at from closure c
    where c.tenant_id = $1 and (c.desk_id is not null or c.office_id is null or c.office_id = $2)
      and c.ends_at > (select starts from rule) and c.starts_at < (select ends from rule)
  ),
  desk_here as materialized (
    select d.id, exists (select from weekly_hours h where h.tenant_id = $1 and h.office_id = $2 and h.desk_id = d.id) as own_hours,
           taken.starts + shut.starts as taken, shut.during as shut
    from rule
    cross join desk d
    cross join lateral (
      select coalesce(range_agg(tstzrange(c.starts_at - rule.length, c.ends_at, '()')), '{}') as starts
      from desk_claim c
      where c.tenant_id = $1 and c.desk_id = d.id and c.starts_at >= rule.starts - interval '1 day' and c.starts_at < rule.ends
        and (c.held_until is null or c.held_until > $5)
    ) as taken
    cross join lateral (
      select coalesce(range_agg(tstzrange(c.starts_at - rule.length, c.ends_at, '()')), '{}') as starts,
             coalesce(range_agg(tstzrange(c.starts_at, c.ends_at)), '{}') as during
      from closed c where c.desk_id is null or c.desk_id = d.id
    ) as shut
    where d.tenant_id = $1 and d.office_id = $2 and d.retired_at is null and $4 = any (d.channels)
      and exists (select from desk_service ds where ds.tenant_id = $1 and ds.service_id = $3 and ds.desk_id = d.id)
  ),
  day as materialized (
    select d.day, d.day = any ($7::date[]) as holiday
    from (select first_day + n as day from rule, generate_series(0, $6::int - 1) as n) as d
  ),
  hours as materialized (
    select d.day, h.desk_id, (d.day + h.opens) at time zone rule.zone as opens_at, (d.day + h.closes) at time zone rule.zone as closes_at,
           false as special
    from rule, weekly_hours h join day d on extract(isodow from d.day) = h.weekday and not d.holiday
    where h.tenant_id = $1 and h.office_id = $2
    union all
    select s.day, s.desk_id, (s.day + s.opens) at time zone rule.zone, (s.day + s.closes) at time zone rule.zone, true
    from rule, special_opening s join day d on d.day = s.day
    where s.tenant_id = $1 and s.office_id = $2
  ),
  stretch as materialized (
    select h.day, h.opens_at, h.closes_at, array_agg(d.id order by d.id) as desks
    from desk_here d
    join hours h on h.desk_id = d.id or (h.desk_id is null and (h.special or not d.own_hours))
    where (h.special or not exists (select from hours x where x.special and x.day = h.day and (x.desk_id is null or x.desk_id = d.id)))
      and case when h.opens_at < h.closes_at then not d.shut @> tstzrange(h.opens_at, h.closes_at) else false end
    group by h.day, h.opens_at, h.closes_at
  ),
  gone as materialized (
    select s.desks, range_intersect_agg(d.taken) as starts
    from (select distinct desks from stretch) as s join desk_here d on d.id = any (s.desks) group by s.desks
  ),
  free as (
    select f.day, json_agg(extract(epoch from f.starts_at)::int8 order by f.starts_at) as starts
    from (
      select distinct s.day, g as starts_at
      from rule cross join stretch s join gone on gone.desks = s.desks
      cross join lateral generate_series(s.opens_at, s.closes_at - rule.length, rule.step) as g
      where g >= rule.earliest and not gone.starts @> g
    ) as f
    group by f.day
  )
  select d.day::text as day, d.holiday, exists (select from stretch s where s.day = d.day) as open, coalesce(f.starts, '[]') as starts,
         rule.minutes, rule.zone
  from rule cross join day d left join free f on f.day = d.day
  order by d.day`;

export interface AvailabilityRow {
  readonly day: string;
  readonly holiday: boolean;
  readonly open: boolean;
  /** Epoch seconds. */
  readonly starts: readonly number[];
  readonly minutes: number;
  readonly zone: string;
}

/** The rows as the API shows them. */
export function daysOf(rows: readonly AvailabilityRow[]): unknown[] {
  return rows.map(({ day, holiday, open, starts, minutes, zone }) => ({
    date: day,
    status: starts.length > 0 ? 'FREE' : open ? 'FULL' : holiday ? 'HOLIDAY' : 'CLOSED',
    freeSlots: starts.length,
    slots: starts.map((start) => ({ startsAt: local(start, zone), endsAt: local(start + minutes * 60, zone) })),
  }));
}

const offsets = new Map<number, string>();

/** ISO 8601 with the zone's offset, which is looked up once an hour of the calendar. */
export function local(epochSeconds: number, zone: string): string {
  const hour = Math.floor(epochSeconds / 3600);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(epochSeconds * 1000);
    offset = parts.find(({ type }) => type === 'timeZoneName')?.value.slice(3) || '+00:00';
    offsets.set(hour, offset);
  }
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  const shifted = new Date((epochSeconds + (offset.startsWith('-') ? -minutes : minutes) * 60) * 1000);
  return shifted.toISOString().slice(0, 19) + offset;
}
