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

/** What weeks do: the appointment is ten minutes away. */
export async function beginsSoon(code: string): Promise<void> {
  const { rowCount } = await sql(
    `update appointment set starts_at = now() + interval '10 minutes', ends_at = now() + interval '30 minutes' where code = $1`,
    [code],
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
