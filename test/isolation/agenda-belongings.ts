import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';

/** What of an office's agenda belongs to those who work there. */
export interface AgendaBelongings {
  /** Time that a person took out of a desk. */
  readonly blockId: string;
  /** A calendar of whoever works there. */
  readonly feedId: string;
}

/** A block of a desk, and an operator's calendar of it. */
export async function agendaBelongings(
  database: TestDatabase,
  { tenant, office }: Municipality,
  { deskId, operatorId }: { readonly deskId: string; readonly operatorId: string },
): Promise<AgendaBelongings> {
  const [blockId, feedId] = [randomUUID(), randomUUID()];
  await database.asSuperuser(
    `insert into closure (tenant_id, id, office_id, desk_id, starts_at, ends_at, reason, created_by, created_at)
     values ($1, $2, $3, $4, '2035-01-01T09:00:00+01:00', '2035-01-01T10:00:00+01:00', '{"it": "Riunione"}', $5, now())`,
    [tenant.id, blockId, office.id, deskId, operatorId],
  );
  await database.asSuperuser(
    `insert into calendar_feed (tenant_id, id, office_id, desk_id, person_id, version, created_at, renewed_at)
     values ($1, $2, $3, $4, $5, 1, now(), now())`,
    [tenant.id, feedId, office.id, deskId, operatorId],
  );
  return { blockId, feedId };
}
