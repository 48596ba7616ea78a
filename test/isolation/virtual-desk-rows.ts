import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import { aSession } from '../support/sessions.js';

/** A row in every table of virtual desks. */
export async function virtualDeskRows(database: TestDatabase, { tenant, desk }: Municipality): Promise<void> {
  const { personId } = await aSession(database, tenant, { roles: ['OFFICE_MANAGER'] });
  await database.asSuperuser('insert into virtual_desk (tenant_id, desk_id, named_by, named_at) values ($1, $2, $3, now())', [
    ...[tenant.id, desk.id, personId],
  ]);
  await database.asSuperuser('insert into lent_work (tenant_id, id, done_at) values ($1, $2, now())', [tenant.id, randomUUID()]);
}
