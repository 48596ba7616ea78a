import type { KioskId, OfficeId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

const BY_ID = statement(
  'queue.kiosk-by-id',
  `select id, office_id as "officeId", name, link_version as "linkVersion", extract(epoch from created_at)::float8 * 1000 as "createdAt"
   from queue_kiosk where tenant_id = $1 and id = $2 and removed_at is null`,
);

const OF_OFFICE = statement(
  'queue.kiosks-of-office',
  `select id, office_id as "officeId", name, link_version as "linkVersion", extract(epoch from created_at)::float8 * 1000 as "createdAt"
   from queue_kiosk where tenant_id = $1 and office_id = $2 and removed_at is null order by created_at, id`,
);

const ADD = statement(
  'queue.add-kiosk',
  `insert into queue_kiosk (tenant_id, id, office_id, name, link_version, created_at) values ($1, $2, $3, $4, 1, $5)`,
);

const REMOVE = statement(
  'queue.remove-kiosk',
  `update queue_kiosk set removed_at = $3, link_version = link_version + 1 where tenant_id = $1 and id = $2 and removed_at is null returning id`,
);

/** A ticket machine that the office's manager has made known. */
export interface Kiosk {
  readonly id: KioskId;
  readonly officeId: OfficeId;
  readonly name: string;
  readonly linkVersion: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** The ticket machines of offices. */
export const kiosks = {
  async byId(reader: Reader, tenantId: TenantId, id: string): Promise<Kiosk | undefined> {
    const [kiosk] = await reader.rows<Kiosk>(BY_ID, [tenantId, id]);
    return kiosk;
  },

  ofOffice(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<Kiosk[]> {
    return reader.rows<Kiosk>(OF_OFFICE, [tenantId, officeId]);
  },

  add(writer: Writer, tenantId: TenantId, { id, officeId, name }: Pick<Kiosk, 'id' | 'officeId' | 'name'>, now: Date): void {
    writer.send(ADD, [tenantId, id, officeId, name, now]);
  },

  /** @returns whether it was there. */
  async remove(reader: Reader, tenantId: TenantId, id: KioskId, now: Date): Promise<boolean> {
    return (await reader.rows(REMOVE, [tenantId, id, now])).length > 0;
  },
};
