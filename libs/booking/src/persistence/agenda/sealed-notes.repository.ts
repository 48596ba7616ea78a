import type { AppointmentId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

/** A sealed text begins with the id of its key; most appointments have no note. */
const OUTDATED = `tenant_id = $1 and split_part(note_sealed, '.', 1) <> $2`;

const COUNT = statement('agenda.count-outdated-notes', `select count(*)::int as count from appointment where ${OUTDATED}`);

const SOME = statement(
  'agenda.some-outdated-notes',
  `select id, note_sealed as "noteSealed" from appointment where ${OUTDATED} order by id limit $3 for update skip locked`,
);

const REPLACE = statement(
  'agenda.replace-notes',
  `update appointment set note_sealed = fresh.sealed
   from unnest($2::uuid[], $3::text[]) as fresh (id, sealed) where tenant_id = $1 and appointment.id = fresh.id`,
);

export interface SealedNote {
  readonly id: AppointmentId;
  readonly noteSealed: string;
}

/** The notes of operators, by the key that sealed them. */
export const sealedNotes = {
  async countOutdated(reader: Reader, tenantId: TenantId, currentKeyId: string): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(COUNT, [tenantId, currentKeyId]);
    return row?.count ?? 0;
  },

  /** Some of them, locked until the transaction ends. */
  someOutdated(reader: Reader, tenantId: TenantId, currentKeyId: string, limit: number): Promise<SealedNote[]> {
    return reader.rows<SealedNote>(SOME, [tenantId, currentKeyId, limit]);
  },

  async replace(reader: Reader, tenantId: TenantId, fresh: readonly SealedNote[]): Promise<void> {
    await reader.rows(REPLACE, [tenantId, fresh.map(({ id }) => id), fresh.map(({ noteSealed }) => noteSealed)]);
  },
};
