import type { TenantId, WaitingOfferId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

const OFFERS = statement(
  'closures.open-offers-among',
  `select id from waiting_offer where tenant_id = $1 and id = any ($2::uuid[]) and status = 'OPEN' order by id`,
);

/** Those of some claims that keep time offered to somebody on the waiting list, which have the id of their claim. */
export async function openOffersAmong(reader: Reader, tenantId: TenantId, claimIds: readonly string[]): Promise<WaitingOfferId[]> {
  return (await reader.rows<{ id: WaitingOfferId }>(OFFERS, [tenantId, claimIds])).map(({ id }) => id);
}
