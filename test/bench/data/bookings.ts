import type { Client } from 'pg';
import type { FreeSlot } from '../load/plan.ts';
import type { RecordedJob } from '../floor/booking-script.ts';

/**
 * What pgbench books, made before: it has no way to make an id or a text. The starts are those the load takes too, in the same order;
 * when all have been taken once, they are taken at the next desk.
 */
const BOOKINGS = `
  create table bench_booking as
  with made as materialized (
    select slot.number - 1 + level * jsonb_array_length($1::jsonb) as n, slot.value as slot,
           gen_random_uuid()::text as appointment_id, gen_random_uuid()::text as claim_id
    from jsonb_array_elements($1::jsonb) with ordinality as slot (value, number)
    cross join generate_series(0, $5::int - 1) as level
  )
  select m.n, m.slot ->> 'officeId' as office_id, m.slot ->> 'serviceId' as service_id, m.slot ->> 'startsAt' as starts_at,
         m.slot ->> 'endsAt' as ends_at, left(m.slot ->> 'startsAt', 10) as day, m.appointment_id, m.claim_id,
         'PB-' || lpad(to_hex(m.n), 8, '0') as code, '\\x' || encode(sha256(m.appointment_id::bytea), 'hex') as digest,
         hashtextextended(m.appointment_id, 0)::text as lock,
         replace(replace($2::text, $3::text, m.appointment_id), $4::text, m.claim_id) as job
  from made m`;

const DESKS = 5;

export async function layBookings(client: Client, slots: readonly FreeSlot[], recorded: RecordedJob): Promise<void> {
  await client.query('drop table if exists bench_booking');
  await client.query(BOOKINGS, [JSON.stringify(slots), recorded.job, recorded.appointmentId, recorded.jobId, DESKS]);
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
