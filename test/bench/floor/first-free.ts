/**
 * The ten offices with the first free hour, over all municipalities, soonest and nearest weighed as the API weighs them: one statement.
 * $1 template, $2 latitude, $3 longitude, $4 now in epoch seconds, $5 today.
 */
export const FIRST_FREE = `
  with place as (
    select p.office_id, p.service_id, first.at,
           round(2 * 6371008.8 * asin(least(1, sqrt(power(sin(radians(p.latitude - $2) / 2), 2)
             + cos(radians($2)) * cos(radians(p.latitude)) * power(sin(radians(p.longitude - $3) / 2), 2)))))::int as meters
    from free_time_place p
    cross join lateral (
      select (select min(s) from unnest(d.starts) as s where s >= $4::bigint + p.lead_minutes * 60) as at
      from free_time_day d
      where d.tenant_id = p.tenant_id and d.office_id = p.office_id and d.service_id = p.service_id and d.channel = p.channel
        and d.day >= $5::date and d.starts[cardinality(d.starts)] >= $4::bigint + p.lead_minutes * 60
      order by d.day limit 1
    ) as first
    where p.template = $1 and p.channel = 'IN_PERSON' and p.open_to_non_residents
  )
  select office_id as "officeId", service_id as "serviceId", at::float8 as at, meters
  from place where meters <= 100000
  order by round(floor(at / 60) * 10000 / 1440.0) + meters, floor(at / 60), office_id, service_id limit 10`;

export interface FirstFreeRow {
  readonly officeId: string;
  readonly serviceId: string;
  /** Epoch seconds. */
  readonly at: number;
  readonly meters: number;
}

/** What the floor is asked. */
export interface FloorFirstFree {
  readonly template: string;
  readonly latitude: number;
  readonly longitude: number;
}
