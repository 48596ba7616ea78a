import type { TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

const ONCE = statement(
  'virtual-desk.work-once',
  'insert into lent_work (tenant_id, id, done_at) values ($1, $2, $3) on conflict do nothing returning id',
);

/** What a municipality's own operators did at desks of others. */
export const lentWork = {
  /** @returns whether it was not known yet. */
  async once(reader: Reader, tenantId: TenantId, id: string, doneAt: Date): Promise<boolean> {
    return (await reader.rows(ONCE, [tenantId, id, doneAt])).length > 0;
  },
};
