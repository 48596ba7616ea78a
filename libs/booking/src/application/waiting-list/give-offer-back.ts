import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import type { Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { afterOffer } from '../../domain/waiting-list/waiting-state.js';
import { releaseHold } from '../../persistence/desk-claim.repository.js';
import { type WaitingOffer, waitingOffers } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import { FreedTime } from './freed-time.js';

/** How an entry stands afterwards. */
type Standing = ReturnType<typeof afterOffer> | { readonly state: 'LEFT'; readonly unanswered: number };

/** What every offer comes to that was not taken: its entry goes on or is over, and its time goes to the next on the list. */
@Injectable()
export class GiveOfferBack {
  constructor(
    private readonly freed: FreedTime,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param offer open and locked.
   * @returns whether it was the one its entry had to answer; otherwise the entry stands as it did.
   */
  async execute(transaction: Transaction, offer: WaitingOffer, status: 'REFUSED' | 'LAPSED' | 'WITHDRAWN', to: Standing): Promise<boolean> {
    const { tenantId, homeTenantId, entryId, id } = offer;
    const now = this.clock.now();
    const isTheirs = await waitingStates.settle(transaction, entryId, id, to);
    if (isTheirs && to.state !== 'WAITING') {
      await this.outbox.publish(transaction, BOOKING_QUEUES.waitingOver, { tenantId: homeTenantId, homeTenantId, entryId });
    }
    waitingOffers.close(transaction, offer, status, now);
    await releaseHold(transaction, tenantId, id, now);
    await this.freed.tell(transaction, offer);
    return isTheirs;
  }
}
