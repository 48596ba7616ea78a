import type { TenantId } from '@casa/contracts';
import type { Transaction } from '@casa/platform/database';
import { afterOffer } from '../../domain/waiting-list/waiting-state.js';
import { openOffersAmong } from '../../persistence/closures/closed-offer.projection.js';
import { waitingOffers } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';

/**
 * Takes back what was offered to people on the waiting list and is closed now: they keep their place, and it counts for no missed answer. The list
 * is locked.
 * @param claimIds of which an offer has the same id as its claim.
 */
export async function withdrawOffers(transaction: Transaction, tenantId: TenantId, claimIds: readonly string[], now: Date): Promise<void> {
  for (const offerId of await openOffersAmong(transaction, tenantId, claimIds)) {
    const offer = await waitingOffers.byIdLocked(transaction, tenantId, offerId);
    if (offer?.status !== 'OPEN') continue;
    const standing = await waitingStates.read(transaction, offer.entryId);
    await waitingStates.settle(transaction, offer.entryId, offer.id, afterOffer('WITHDRAWN', standing?.unanswered ?? 0));
    waitingOffers.close(transaction, offer, 'WITHDRAWN', now);
  }
}
