import type { DeskId, OfficeId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

/** A local day at some desks of an office. */
export interface GuardedDay {
  readonly officeId: OfficeId;
  /** Null: every desk. */
  readonly deskId: DeskId | null;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly isHoliday: boolean;
}

// Halves, because a day of twenty-five hours is longer than one claim may be.
const PARTS = `
  desk_here as materialized (
    select d.id, exists (select from weekly_hours h where h.tenant_id = $1 and h.office_id = $2 and h.desk_id = d.id) as own_hours
    from desk d where d.tenant_id = $1 and d.office_id = $2 and d.retired_at is null and ($3::uuid is null or d.id = $3)
  ),
  half as (
    select tstzrange(($4::date + part.starts) at time zone o.time_zone, ($4::date + part.ends) at time zone o.time_zone) as during, o.time_zone as zone
    from office o cross join (values (interval '0', interval '12 hours'), (interval '12 hours', interval '24 hours')) as part (starts, ends)
    where o.tenant_id = $1 and o.id = $2
  ),
  part as materialized (
    select d.id as desk_id, gap
    from desk_here d cross join half
    cross join lateral (
      select coalesce(range_agg(tstzrange(($4::date + s.opens) at time zone half.zone, ($4::date + s.closes) at time zone half.zone)), '{}') as during
      from (
        select so.opens, so.closes from special_opening so
        where so.tenant_id = $1 and so.office_id = $2 and so.day = $4 and (so.desk_id is null or so.desk_id = d.id)
        union all
        select h.opens, h.closes from weekly_hours h
        where h.tenant_id = $1 and h.office_id = $2 and h.weekday = extract(isodow from $4::date) and not $5
          and (h.desk_id = d.id or (h.desk_id is null and not d.own_hours))
          and not exists (select from special_opening so where so.tenant_id = $1 and so.office_id = $2 and so.day = $4 and (so.desk_id is null or so.desk_id = d.id))
      ) as s where s.opens < s.closes
    ) as open
    cross join lateral (
      select coalesce(range_agg(tstzrange(c.starts_at, c.ends_at)), '{}') as during from closure c
      where c.tenant_id = $1 and (c.desk_id = d.id or (c.desk_id is null and (c.office_id is null or c.office_id = $2)))
    ) as shut
    cross join lateral unnest(tstzmultirange(half.during) - (open.during - shut.during)) as gap
    where not isempty(gap)
  )`;

// What is held for no longer than a guard has run out, or is a guard of the change before: who decides twice is in nobody's way.
const CLEAR = statement(
  'settings.clear-guards',
  `delete from desk_claim c using desk d, office o
   where o.tenant_id = $1 and o.id = $2 and d.tenant_id = $1 and d.office_id = o.id and ($3::uuid is null or d.id = $3)
     and c.tenant_id = $1 and c.desk_id = d.id and c.held_until <= $5
     and c.starts_at >= $4::date::timestamp at time zone o.time_zone and c.starts_at < ($4::date + 1)::timestamp at time zone o.time_zone`,
);

const GUARD = statement(
  'settings.guard',
  `with ${PARTS},
  guarded as (
    insert into desk_claim (tenant_id, id, desk_id, starts_at, ends_at, held_until)
    select $1, gen_random_uuid(), p.desk_id, lower(p.gap), upper(p.gap), $6 from part p order by p.desk_id, lower(p.gap)
    on conflict do nothing returning id
  )
  select (select count(*)::int from part) - (select count(*)::int from guarded) as taken`,
);

/**
 * Claims for a moment whatever of a day is not open, as the day stands in this transaction: whoever is booking it this very instant, and has not
 * seen the change, gets nothing.
 * @returns false when some of it is somebody's already.
 */
export async function guardClosedParts(
  reader: Reader,
  tenantId: TenantId,
  { officeId, deskId, day, isHoliday }: GuardedDay,
  until: Date,
): Promise<boolean> {
  await reader.rows(CLEAR, [tenantId, officeId, deskId, day, until]);
  const [row] = await reader.rows<{ taken: number }>(GUARD, [tenantId, officeId, deskId, day, isHoliday, until]);
  return row?.taken === 0;
}
