import type { Client } from 'pg';
import type { FreeSlot } from '../load/plan.ts';
import type { Municipality } from './municipality.ts';

/**
 * What pgbench books, made before: it has no way to make an id or a text. The starts are those the load takes too, in the same order;
 * when all have been taken once, the next desk's turn has come.
 */
const BOOKINGS = `
  create table bench_booking as
  select n.n, slot.value ->> 'officeId' as office_id, slot.value ->> 'serviceId' as service_id, slot.value ->> 'startsAt' as starts_at,
         slot.value ->> 'endsAt' as ends_at, left(slot.value ->> 'startsAt', 10) as day, desk.id::text as desk_id,
         made.id as appointment_id, gen_random_uuid()::text as claim_id, 'PB-' || lpad(to_hex(n.n), 8, '0') as code,
         '\\x' || encode(sha256(made.id::bytea), 'hex') as digest, hashtextextended(made.id, 0)::text as lock,
         replace($3::text, $4::text, made.id) as job
  from jsonb_array_elements($1::jsonb) with ordinality as slot (value, number)
  cross join generate_series(0, $5::int - 1) as level
  cross join lateral (select slot.number - 1 + level * jsonb_array_length($1::jsonb) as n) as n
  cross join lateral (select gen_random_uuid()::text || left(n.n::text, 0) as id) as made
  join lateral (
    select d.id from desk d where d.tenant_id = $2 and d.office_id = (slot.value ->> 'officeId')::uuid order by d.position offset level limit 1
  ) as desk on true`;

const DESKS = 5;

export async function layBookings(
  client: Client,
  { tenantId }: Municipality,
  slots: readonly FreeSlot[],
  recorded: { readonly job: string; readonly appointmentId: string },
): Promise<void> {
  await client.query('drop table if exists bench_booking');
  await client.query(BOOKINGS, [JSON.stringify(slots), tenantId, recorded.job, recorded.appointmentId, DESKS]);
  await client.query('alter table bench_booking add primary key (n)');
  await client.query('grant select on bench_booking to casa_app');
  await client.query('vacuum analyze bench_booking');
}

/** How many of them are appointments with a desk now. */
export async function countBooked(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count
     from bench_booking b
     join appointment a on a.id = b.appointment_id::uuid
     join desk_claim c on c.tenant_id = a.tenant_id and c.appointment_id = a.id and c.desk_id = a.desk_id and c.starts_at = a.starts_at`,
  );
  return rows[0]?.count ?? 0;
}
