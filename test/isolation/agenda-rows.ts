import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import { aSession } from '../support/sessions.js';

/** A row in every table of the operators’ day, each pointing at all it can point at. */
export async function agendaRows(database: TestDatabase, { tenant, office, desk }: Municipality): Promise<void> {
  const { personId } = await aSession(database, tenant, { roles: ['OPERATOR'], officeIds: [office.id] });
  const lay = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [tenant.id, randomUUID(), ...values]);
  await lay(`insert into desk_shift (tenant_id, id, desk_id, person_id, begun_at) values ($1, $2, $3, $4, now())`, desk.id, personId);
  await lay(
    `insert into calendar_feed (tenant_id, id, office_id, desk_id, person_id, version, created_at, renewed_at)
     values ($1, $2, $3, $4, $5, 1, now(), now())`,
    ...[office.id, desk.id, personId],
  );
}
