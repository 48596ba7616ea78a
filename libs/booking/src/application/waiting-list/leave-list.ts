import { BOOKING_QUEUES, type TenantId, type WaitingEntryId } from '@casa/contracts';
import type { Transaction } from '@casa/platform/database';
import type { Outbox } from '@casa/platform/jobs';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';

/** Takes an entry off the list, in every municipality; what it was offered goes to the next. @returns whether it was still on it. */
export async function leaveList(
  transaction: Transaction,
  outbox: Outbox,
  homeTenantId: TenantId,
  entryId: WaitingEntryId,
): Promise<boolean> {
  const before = await waitingStates.leave(transaction, entryId);
  if (!before) return false;
  const { offerTenantId, offerId } = before;
  if (offerTenantId && offerId) await outbox.publish(transaction, BOOKING_QUEUES.offerDue, { tenantId: offerTenantId, offerId });
  await outbox.publish(transaction, BOOKING_QUEUES.waitingOver, { tenantId: homeTenantId, homeTenantId, entryId });
  return true;
}
