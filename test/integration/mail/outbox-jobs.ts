import { BOOKING_QUEUES } from '@casa/contracts';
import type { TestDatabase } from '@casa/testing';

export interface JobRow {
  readonly queue: string;
  readonly state: string;
  readonly retries: number;
  readonly startAfter: Date;
  readonly data: string;
  readonly output: string | null;
}

/** The jobs about one appointment, as they lie in the table. */
export async function jobsAbout(database: TestDatabase, appointmentId: string): Promise<JobRow[]> {
  const rows = await database.asSuperuser(
    `select name as queue, state::text, retry_count as retries, start_after as "startAfter", data::text, output::text
     from pgboss.job where data ->> 'appointmentId' = $1 order by created_on`,
    [appointmentId],
  );
  return rows as unknown as JobRow[];
}

/** Whether nothing is left to do for an appointment, reminders in the future aside. */
export async function isQuiet(database: TestDatabase, appointmentId: string): Promise<true | undefined> {
  const jobs = await jobsAbout(database, appointmentId);
  const open = jobs.filter(({ state, startAfter }) => ['created', 'retry', 'active'].includes(state) && startAfter <= new Date());
  return jobs.length > 0 && open.length === 0 ? true : undefined;
}

/** The mornings come at once for which reminders wait. */
export async function letMorningsCome(database: TestDatabase, appointmentId: string): Promise<void> {
  await database.asSuperuser(
    `update pgboss.job set start_after = now() where name = $1 and state = 'created' and data ->> 'appointmentId' = $2`,
    [BOOKING_QUEUES.reminder, appointmentId],
  );
}
