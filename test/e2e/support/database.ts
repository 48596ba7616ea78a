import pg from 'pg';
import { superuserUrl } from './stack.ts';

/** What twenty minutes do: the holds of an hour run out. */
export async function holdsRunOut(startsAt: string): Promise<void> {
  const { rowCount } = await sql(
    `update desk_claim set held_until = now() - interval '1 second' where appointment_id is null and starts_at = $1`,
    [startsAt],
  );
  if (rowCount === 0) throw new Error(`Nobody holds ${startsAt}.`);
}

/** What weeks do: the appointment is ten minutes away, or as many as are wanted; it lasts twenty. */
export async function beginsSoon(code: string, minutes = 10): Promise<void> {
  const { rowCount } = await sql(
    `update appointment set starts_at = now() + make_interval(mins => $2), ends_at = now() + make_interval(mins => $2 + 20) where code = $1`,
    [code, minutes],
  );
  if (rowCount !== 1) throw new Error(`There is no appointment ${code}.`);
}

/** How many appointments begin at an hour, at an office of a municipality. */
export async function appointmentsAt(
  { municipality, office }: { readonly municipality: string; readonly office: string },
  startsAt: string,
): Promise<number> {
  const { rows } = await sql(
    `select count(*)::int as count from appointment
      join office on office.tenant_id = appointment.tenant_id and office.id = appointment.office_id
      join tenant on tenant.id = appointment.tenant_id
      where tenant.slug = $1 and office.slug = $2 and starts_at = $3 and appointment.status = 'BOOKED'`,
    [municipality, office, startsAt],
  );
  return (rows[0] as { count: number }).count;
}

/** A whole municipality is closed for forty days, or as many as are wanted, and the worker is told as whoever closes an office tells it. @returns how it opens again. */
export async function closedForWeeks(municipality: string, days = 40): Promise<() => Promise<void>> {
  const reason = JSON.stringify({ it: `Chiuso per la prova ${municipality}.` });
  const tell = () =>
    sql(
      `insert into free_time_change (tenant_id, id, due_at) select id, id, now() from tenant where slug = $1
       on conflict (tenant_id, id) do update set due_at = excluded.due_at`,
      [municipality],
    );
  await sql(
    `insert into closure (tenant_id, id, starts_at, ends_at, reason)
     select id, gen_random_uuid(), now() - interval '1 day', now() + make_interval(days => $3), $2 from tenant where slug = $1`,
    [municipality, reason, days],
  );
  await tell();
  return async () => {
    await sql('delete from closure where reason = $1', [reason]);
    await tell();
  };
}

/** What hours do: nobody answered the offers of a municipality's waiting list. */
export async function offersRunOut(municipality: string): Promise<void> {
  const { rows } = await sql(
    `update waiting_offer set answer_until = now() - interval '1 second' from tenant
     where tenant.id = tenant_id and slug = $1 and waiting_offer.status = 'OPEN' and told_at is not null returning waiting_offer.id`,
    [municipality],
  );
  if (rows.length === 0) throw new Error(`Nobody at ${municipality} has been told of an offer.`);
  const ids = (rows as { id: string }[]).map(({ id }) => id);
  await sql(
    `update pgboss.job set start_after = now() where name = 'booking.offer-due' and state = 'created' and data ->> 'offerId' = any ($1)`,
    [ids],
  );
}

/** What months do: the last day of the delegations of a kind is over. The processes are told, who remember a session for seconds. */
export async function delegationsRunOut(kind: 'PARENT' | 'MANDATE' | 'LEGAL_REPRESENTATIVE'): Promise<void> {
  const { rows } = await sql(
    `update delegation set valid_until = now() - interval '1 second' where kind = $1 and status = 'ACTIVE' returning person_id as id`,
    [kind],
  );
  if (rows.length === 0) throw new Error(`There is no delegation of kind ${kind}.`);
  for (const { id } of rows as { id: string }[]) await sql(`select pg_notify('session_changed', $1)`, [id]);
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
