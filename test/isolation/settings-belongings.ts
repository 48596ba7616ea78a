import { randomUUID } from 'node:crypto';
import { aSpecialOpening, type TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';

/** On which every town has an exception of its desk. */
export const SPECIAL_DAY = '2033-05-05';

/** What the settings can take away: an exception of the town's desk, once, and a closure from its folder. @returns the closure's id */
export async function folderClosure(database: TestDatabase, { tenant, office, desk }: Municipality): Promise<string> {
  const [special] = await database.asSuperuser('select id from special_opening where desk_id = $1 and day = $2', [desk.id, SPECIAL_DAY]);
  if (!special) await aSpecialOpening(database, office, { day: SPECIAL_DAY, desk });
  const id = randomUUID();
  await database.asSuperuser(
    `insert into closure (tenant_id, id, office_id, starts_at, ends_at, reason)
     values ($1, $2, $3, '2041-01-01T00:00:00Z', '2041-01-02T00:00:00Z', '{"it": "Lavori"}')`,
    [tenant.id, id, office.id],
  );
  return id;
}
