import type { Client } from 'pg';
import type { Municipality } from './municipality.ts';

/** The stretches of the desks' days, by the hours that every office here has: thirty minutes at the odd desks, twenty at the even. */
const DESK_TIMES = `
  select d.tenant_id, d.office_id, d.id as desk_id, d.position, slot as starts_at, slot + make_interval(mins => length) as ends_at
  from desk d
  cross join lateral (select case when d.position % 2 = 0 then 20 else 30 end as length) as l
  cross join generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') as day
  cross join (values (interval '8.5 hours', interval '12.5 hours'), (interval '14 hours', interval '17 hours')) as hours (opens, closes)
  cross join lateral generate_series((day + opens) at time zone 'Europe/Rome', (day + closes) at time zone 'Europe/Rome' - make_interval(mins => length),
                                     make_interval(mins => length)) as slot
  where d.tenant_id = $1 and extract(isodow from day) < 6`;

// Of yesterday: whoever watches an agenda is told to read anew when hundreds change at once.
const APPOINTMENTS = `
  insert into appointment (tenant_id, id, code, service_id, office_id, desk_id, channel, status, starts_at, ends_at, sequence, link_version,
                           language, citizen_sealed, contact_digest, booked_at, changed_at)
  select t.tenant_id, uuidv7(), 'XX-' || lpad(to_hex(row_number() over () + (select count(*) from appointment)), 8, '0'), s.id, t.office_id,
         t.desk_id, 'IN_PERSON', 'BOOKED', t.starts_at, t.ends_at, 0, 1, 'it', 'k1.' || repeat(md5(random()::text), 16),
         sha256(random()::text::bytea), now() - interval '1 day', now() - interval '1 day'
  from (${DESK_TIMES}) as t
  join office o on o.tenant_id = t.tenant_id and o.id = t.office_id
  join service s on s.tenant_id = t.tenant_id and s.position = o.position
  where ($4::uuid is null or t.office_id = $4) and random() < $5`;

const CLAIMS = `
  insert into desk_claim (tenant_id, id, desk_id, appointment_id, starts_at, ends_at)
  select a.tenant_id, uuidv7(), a.desk_id, a.id, a.starts_at, a.ends_at from appointment a
  where not exists (select from desk_claim c where c.tenant_id = a.tenant_id and c.appointment_id = a.id)`;

const BUSY_DAYS = 45;
const FULL = 0.7;

/** Fills 70 % of the busy office's desks for the next weeks, the same desks' time in the same way every run. @returns how many. */
export async function layAppointments(client: Client, { tenantId, busy }: Municipality): Promise<number> {
  return lay(client, [tenantId, day(1), day(BUSY_DAYS), busy.officeId, FULL]);
}

/** Years of appointments gone by, at every desk, until there are `times` as many as before. */
export async function layHistory(client: Client, { tenantId }: Municipality, times: number): Promise<void> {
  const { rows } = await client.query<{ count: number; perDay: number }>(
    `select (select count(*)::int from appointment) as count, (select sum(case when position % 2 = 0 then 21 else 14 end)::float8 * 5 / 7 from desk where tenant_id = $1) as "perDay"`,
    [tenantId],
  );
  const { count, perDay } = rows[0] ?? { count: 0, perDay: 1 };
  await lay(client, [tenantId, day(-Math.ceil((count * (times - 1)) / perDay)), day(-1), null, 1]);
}

/** As fast as it can be laid: foreign keys are true by construction, and nobody needs the log of it. */
async function lay(client: Client, values: readonly unknown[]): Promise<number> {
  await client.query('begin');
  await client.query(`set local session_replication_role = replica`);
  await client.query(`select setseed(0.5)`);
  const { rowCount } = await client.query(APPOINTMENTS, [...values]);
  await client.query(CLAIMS);
  await client.query('commit');
  return rowCount ?? 0;
}

function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}
