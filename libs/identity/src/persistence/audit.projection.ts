import type { PersonId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

const OF_PERSON = statement(
  'identity.audit-of-person',
  `select a.tenant_id as "tenantId", a.sequence::text as sequence, extract(epoch from a.at)::float8 * 1000 as at, a.actor_id as "actorId", a.content
   from audit_entry a
   where a.person_id = $1 and ($2::timestamptz is null or (a.at, a.sequence) < ($2, $3::bigint))
   order by a.at desc, a.sequence desc limit $4`,
);

const COUNT = statement('identity.audit-of-person-count', 'select count(*)::int as count from audit_entry where person_id = $1');

export interface AccessRow {
  readonly tenantId: TenantId;
  readonly sequence: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actorId: PersonId | null;
  readonly content: string;
}

/** What was done to a person's data, in every municipality, the last first. */
export async function accessesOf(
  reader: Reader,
  personId: PersonId,
  after: { readonly at: string; readonly sequence: string } | undefined,
  limit: number,
): Promise<{ rows: AccessRow[]; count: number }> {
  const [rows, [total]] = await Promise.all([
    reader.rows<AccessRow>(OF_PERSON, [personId, after?.at ?? null, after?.sequence ?? null, limit]),
    reader.rows<{ count: number }>(COUNT, [personId]),
  ]);
  return { rows, count: total?.count ?? 0 };
}
