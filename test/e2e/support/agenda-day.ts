import pg from 'pg';
import { aCitizen } from './citizen.ts';
import { bookElsewhere, freeStarts, type Place } from './neighbours.ts';
import { superuserUrl } from './stack.ts';

/** An appointment of today, as an operator finds it. */
export interface AppointmentToday {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly email: string;
}

/** Somebody books elsewhere, weeks ahead; then the weeks pass, and it began so many minutes ago. The agenda learns of it as of any change. */
export async function anAppointmentToday(place: Place, minutesAgo: number): Promise<AppointmentToday> {
  const citizen = aCitizen();
  const startsAt = (await freeStarts(place)).at(-1);
  const { appointment } = startsAt === undefined ? {} : await bookElsewhere(place, startsAt, citizen);
  if (!appointment) throw new Error(`nothing is free at ${place.office}`);
  const id = await changedBehind(
    `update appointment set starts_at = now() - $2 * interval '1 minute', ends_at = now() - ($2 - 15) * interval '1 minute',
       version = version + 1, changed_at = now() where code = $1 returning id`,
    [appointment.code, minutesAgo],
  );
  return { id, code: appointment.code, name: `${citizen.givenName} ${citizen.familyName}`, email: citizen.email };
}

async function changedBehind(text: string, values: readonly unknown[]): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(text, [...values]);
    const [row] = rows;
    if (!row) throw new Error('There is no such appointment.');
    return row.id;
  } finally {
    await client.end();
  }
}
