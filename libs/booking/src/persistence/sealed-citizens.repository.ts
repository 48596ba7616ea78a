import type { AppointmentId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

/** An appointment's sealed text begins with the id of its key. */
const OUTDATED = `tenant_id = $1 and split_part(citizen_sealed, '.', 1) <> $2`;

const COUNT = statement('booking.count-outdated-seals', `select count(*)::int as count from appointment where ${OUTDATED}`);

const SOME = statement(
  'booking.some-outdated-seals',
  `select id, citizen_sealed as "citizenSealed" from appointment where ${OUTDATED} order by id limit $3 for update skip locked`,
);

const REPLACE = statement(
  'booking.replace-seals',
  `update appointment set citizen_sealed = fresh.sealed
   from unnest($2::uuid[], $3::text[]) as fresh (id, sealed) where tenant_id = $1 and appointment.id = fresh.id`,
);

export interface SealedCitizen {
  readonly id: AppointmentId;
  readonly citizenSealed: string;
}

/** The sealed texts of appointments, by the key that sealed them. */
export const sealedCitizens = {
  async countOutdated(reader: Reader, tenantId: TenantId, currentKeyId: string): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(COUNT, [tenantId, currentKeyId]);
    return row?.count ?? 0;
  },

  /** Some of them, locked until the transaction ends. */
  someOutdated(reader: Reader, tenantId: TenantId, currentKeyId: string, limit: number): Promise<SealedCitizen[]> {
    return reader.rows<SealedCitizen>(SOME, [tenantId, currentKeyId, limit]);
  },

  async replace(reader: Reader, tenantId: TenantId, fresh: readonly SealedCitizen[]): Promise<void> {
    await reader.rows(REPLACE, [tenantId, fresh.map(({ id }) => id), fresh.map(({ citizenSealed }) => citizenSealed)]);
  },
};
