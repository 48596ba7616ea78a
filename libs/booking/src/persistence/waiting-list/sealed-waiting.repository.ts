import type { TenantId, WaitingEntryId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

/** A sealed text begins with the id of its key; an entry that is over has none. */
const OUTDATED = `tenant_id = $1 and split_part(citizen_sealed, '.', 1) <> $2`;

const COUNT = statement('waiting.count-outdated-seals', `select count(*)::int as count from waiting_entry where ${OUTDATED}`);

const SOME = statement(
  'waiting.some-outdated-seals',
  `select id, citizen_sealed as "citizenSealed" from waiting_entry where ${OUTDATED} order by id limit $3 for update skip locked`,
);

const REPLACE = statement(
  'waiting.replace-seals',
  `update waiting_entry set citizen_sealed = fresh.sealed
   from unnest($2::uuid[], $3::text[]) as fresh (id, sealed) where tenant_id = $1 and waiting_entry.id = fresh.id`,
);

export interface SealedWaiting {
  readonly id: WaitingEntryId;
  readonly citizenSealed: string;
}

/** The sealed texts of the entries, by the key that sealed them. */
export const sealedWaiting = {
  async countOutdated(reader: Reader, tenantId: TenantId, currentKeyId: string): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(COUNT, [tenantId, currentKeyId]);
    return row?.count ?? 0;
  },

  /** Some of them, locked until the transaction ends. */
  someOutdated(reader: Reader, tenantId: TenantId, currentKeyId: string, limit: number): Promise<SealedWaiting[]> {
    return reader.rows<SealedWaiting>(SOME, [tenantId, currentKeyId, limit]);
  },

  async replace(reader: Reader, tenantId: TenantId, fresh: readonly SealedWaiting[]): Promise<void> {
    await reader.rows(REPLACE, [tenantId, fresh.map(({ id }) => id), fresh.map(({ citizenSealed }) => citizenSealed)]);
  },
};
