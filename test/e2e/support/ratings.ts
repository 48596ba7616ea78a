import pg from 'pg';
import { superuserUrl } from './stack.ts';

/** What ten minutes do: the operator cannot take back that somebody was served, and they are asked how it went. */
export async function cannotBeTakenBack(appointmentId: string): Promise<void> {
  const { rowCount } = await sql(
    `update pgboss.job set start_after = now() where name = 'booking.visit-over' and data ->> 'appointmentId' = $1 and state = 'created'`,
    [appointmentId],
  );
  if (rowCount !== 1) throw new Error('Nobody is to be asked how it went.');
}

/** Other people have rated their visits of today at the same office, for the same service. */
export async function othersRated(appointmentId: string, stars: readonly number[]): Promise<void> {
  await sql(
    `insert into visit_rating (tenant_id, id, office_id, service_id, channel, day, stars)
     select a.tenant_id, gen_random_uuid(), a.office_id, a.service_id, a.channel, (a.starts_at at time zone o.time_zone)::date, given.stars
     from appointment a join office o on o.id = a.office_id cross join unnest($2::int[]) as given (stars) where a.id = $1`,
    [appointmentId, stars],
  );
}

/** How many have rated at the office of an appointment. */
export async function ratingsAtOfficeOf(appointmentId: string): Promise<number> {
  const { rows } = await sql(
    `select count(*)::int as count from visit_rating r join appointment a on a.tenant_id = r.tenant_id and a.office_id = r.office_id where a.id = $1`,
    [appointmentId],
  );
  return (rows[0] as { count: number }).count;
}

/** How many of them stand in the office's figures by now. */
export async function starsCountedAtOfficeOf(appointmentId: string): Promise<number> {
  const { rows } = await sql(
    `select coalesce(sum(star), 0)::int as count from appointment a
     join office_figure f on f.tenant_id = a.tenant_id and f.office_id = a.office_id cross join unnest(f.stars) as star where a.id = $1`,
    [appointmentId],
  );
  return (rows[0] as { count: number }).count;
}

/** Two months go by: what was rated can be changed no more. */
export async function monthsGoBy(appointmentId: string): Promise<void> {
  for (const table of ['visit_rating', 'office_figure']) {
    await sql(
      `update ${table} t set day = t.day - 60 from appointment a where a.id = $1 and t.tenant_id = a.tenant_id and t.office_id = a.office_id`,
      [appointmentId],
    );
  }
}

async function sql(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return await client.query(text, [...values]);
  } finally {
    await client.end();
  }
}
