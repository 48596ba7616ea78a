import type { OfficeId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** Days of an office whose figures are to be counted anew. */
export interface FiguresDue {
  readonly officeId: OfficeId;
  readonly timeZone: string;
  readonly days: readonly string[];
}

/** Longer takes nobody: somebody forgot to finish, or two clocks do not agree. */
const LONGEST = `interval '4 hours'`;

const minutes = (from: string, to: string): string =>
  `case when ${to} >= ${from} and ${to} <= ${from} + ${LONGEST} then round(extract(epoch from ${to} - ${from}) / 60)::int end`;

// The last days, in which visits are still rated; and any earlier day of which an appointment was changed since: what was left open is closed later.
const DUE = statement(
  'figures.due',
  `with changed as materialized (
     select a.office_id, (a.starts_at at time zone o.time_zone)::date as day
     from appointment a join office o on o.tenant_id = $1 and o.id = a.office_id where a.tenant_id = $1 and a.changed_at >= $4
   )
   select o.id as "officeId", o.time_zone as "timeZone",
     array(select c.day::text from changed c where c.office_id = o.id and c.day < $2
           union select d::date::text from generate_series($2::date, $3::date, interval '1 day') as d) as days
   from office o where o.tenant_id = $1`,
);

const LOCK = statement('figures.lock', `select pg_advisory_xact_lock(hashtextextended($1::text, 16))`);

const DELETE_OFFICE = statement(
  'figures.delete-office',
  `delete from office_figure where tenant_id = $1 and office_id = $2 and day = any ($3)`,
);

const DELETE_DESKS = statement(
  'figures.delete-desks',
  `delete from desk_figure where tenant_id = $1 and office_id = $2 and day = any ($3)`,
);

// Each day by itself, so that the index of an office's appointments leads to it.
const DAYS = `
  select d as day, d::timestamp at time zone o.time_zone as begins, (d + 1)::timestamp at time zone o.time_zone as ends, o.time_zone
  from unnest($3::date[]) as d, office o where o.tenant_id = $1 and o.id = $2`;

const APPOINTMENTS = `days d join appointment a on a.tenant_id = $1 and a.office_id = $2 and a.starts_at >= d.begins and a.starts_at < d.ends`;
/** Whoever came with a number and no appointment; with one, it is the appointment that counts. */
const TICKETS = `queue_ticket t where t.tenant_id = $1 and t.office_id = $2 and t.day = any ($3) and t.appointment_id is null`;
const OUTCOMES = `(a.status = 'CANCELLED')::int as cancelled, (a.status = 'BOOKED' and a.outcome is not distinct from 'SERVED')::int as served,
  (a.status = 'BOOKED' and a.outcome is not distinct from 'NO_SHOW')::int as no_show`;

const COUNT_OFFICE = statement(
  'figures.count-office',
  `with days as materialized (${DAYS}),
   event as (
     select d.day, a.service_id, a.channel, 1 as booked, ${OUTCOMES},
            case when a.outcome = 'SERVED' then ${minutes('a.arrived_at', 'coalesce(a.called_at, a.started_at)')} end as wait,
            case when a.outcome = 'SERVED' then ${minutes('coalesce(a.started_at, a.called_at)', 'a.finished_at')} end as service,
            case when a.status = 'BOOKED' then d.day - (a.booked_at at time zone d.time_zone)::date end as lead,
            null::smallint as stars, null as offer
     from ${APPOINTMENTS}
     union all
     select t.day, t.service_id, 'WALK_IN', 0, 0, (t.state = 'SERVED')::int, (t.state = 'NO_SHOW')::int,
            case when t.state = 'SERVED' then ${minutes('coalesce(t.arrived_at, t.taken_at)', 't.called_at')} end,
            case when t.state = 'SERVED' then ${minutes('coalesce(t.started_at, t.called_at)', 't.ended_at')} end, null, null, null
     from ${TICKETS}
     union all
     select r.day, r.service_id, r.channel, 0, 0, 0, 0, null, null, null, r.stars, null
     from visit_rating r where r.tenant_id = $1 and r.office_id = $2 and r.day = any ($3)
     union all
     select d.day, w.service_id, w.channel, 0, 0, 0, 0, null, null, null, null, w.status
     from days d join waiting_offer w on w.tenant_id = $1 and w.office_id = $2 and w.closed_at >= d.begins and w.closed_at < d.ends
   )
   insert into office_figure (tenant_id, office_id, day, service_id, channel, booked, served, no_shows, cancelled,
                              offers_accepted, offers_refused, offers_lapsed, wait_minutes, service_minutes, lead_days, stars)
   select $1, $2, day, service_id, channel, sum(booked), sum(served), sum(no_show), sum(cancelled),
          count(*) filter (where offer = 'ACCEPTED'), count(*) filter (where offer = 'REFUSED'), count(*) filter (where offer = 'LAPSED'),
          coalesce(array_agg(wait) filter (where wait is not null), '{}'), coalesce(array_agg(service) filter (where service is not null), '{}'),
          coalesce(array_agg(lead) filter (where lead >= 0), '{}'), array[${[1, 2, 3, 4, 5].map((star) => `count(*) filter (where stars = ${star})`).join(', ')}]
   from event group by day, service_id, channel`,
);

const COUNT_DESKS = statement(
  'figures.count-desks',
  `with days as materialized (${DAYS}),
   event as (
     select d.day, coalesce(a.called_desk_id, a.desk_id) as desk_id, 1 as booked, ${OUTCOMES} from ${APPOINTMENTS}
     union all
     select t.day, t.desk_id, 0, 0, (t.state = 'SERVED')::int, (t.state = 'NO_SHOW')::int from ${TICKETS} and t.desk_id is not null
   )
   insert into desk_figure (tenant_id, office_id, day, desk_id, booked, served, no_shows, cancelled)
   select $1, $2, day, desk_id, sum(booked), sum(served), sum(no_show), sum(cancelled) from event group by day, desk_id`,
);

// As it stood when it was first looked at that day. Free time is kept of services of the metropolitan catalogue.
const NOTE_FIRST_FREE = statement(
  'figures.note-first-free',
  `insert into first_free_figure (tenant_id, office_id, day, service_id, channel, days)
   select $1, $2, $3::date, f.service_id, f.channel, min(f.day) - $3::date
   from free_time_day f where f.tenant_id = $1 and f.office_id = $2 and f.day >= $3::date and f.starts[cardinality(f.starts)] > $4
   group by f.service_id, f.channel on conflict do nothing`,
);

/** The figures of each day, counted from what happened. */
export const officeFigures = {
  /** @param since appointments changed from then on are looked at, whenever they were. */
  due(reader: Reader, tenantId: TenantId, days: { readonly first: string; readonly last: string }, since: Date): Promise<FiguresDue[]> {
    return reader.rows<FiguresDue>(DUE, [tenantId, days.first, days.last, since]);
  },

  /** Counts days of an office anew, one process after the other. */
  async count(transaction: Reader & Writer, tenantId: TenantId, officeId: OfficeId, days: readonly string[]): Promise<void> {
    await transaction.rows(LOCK, [officeId]);
    for (const statement of [DELETE_OFFICE, COUNT_OFFICE, DELETE_DESKS, COUNT_DESKS])
      transaction.send(statement, [tenantId, officeId, days]);
  },

  /** How far away the first free start of each service is today. */
  noteFirstFree(writer: Writer, tenantId: TenantId, officeId: OfficeId, today: string, now: Date): void {
    writer.send(NOTE_FIRST_FREE, [tenantId, officeId, today, Math.floor(now.getTime() / 1000)]);
  },
};
