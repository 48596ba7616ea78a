import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';

/** A row in every table of free time, of this municipality's own. */
export async function freeTimeRows(database: TestDatabase, { tenant, office, service }: Municipality): Promise<void> {
  const lay = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [tenant.id, office.id, ...values]);
  await lay(
    `insert into free_time_place (tenant_id, office_id, service_id, channel, template, name, category, latitude, longitude, open_to_non_residents, lead_minutes)
     select $1, $2, s.id, 'IN_PERSON', 'informazioni', s.name, s.category, 41.12, 16.87, true, 0 from service s where s.tenant_id = $1 and s.id = $3`,
    service.id,
  );
  await lay(`insert into free_time_day values ($1, $2, $3, 'IN_PERSON', '2031-03-06', array[1930550400])`, service.id);
  await lay(`insert into free_time_change (tenant_id, id, office_id, day, due_at) values ($1, $3, $2, '2031-03-06', now())`, randomUUID());
}
