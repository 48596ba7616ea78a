import type { DeskId, OfficeId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

const DESK = statement(
  'queue.desk',
  `select id, office_id as "officeId", name from desk where tenant_id = $1 and id = $2 and retired_at is null and 'IN_PERSON' = any (channels)`,
);

/** A desk that people come to. */
export interface QueueDesk {
  readonly id: DeskId;
  readonly officeId: OfficeId;
  readonly name: string;
}

export async function queueDesk(reader: Reader, tenantId: TenantId, id: string): Promise<QueueDesk | undefined> {
  const [desk] = await reader.rows<QueueDesk>(DESK, [tenantId, id]);
  return desk;
}
