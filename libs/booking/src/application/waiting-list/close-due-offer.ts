import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type WaitingOfferEvent } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { afterOffer } from '../../domain/waiting-list/waiting-state.js';
import { releaseHold } from '../../persistence/desk-claim.repository.js';
import { type WaitingOffer, waitingOffers } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import { FreedTime } from './freed-time.js';
import { OfferBehindLink } from './offer-behind-link.js';

/** Ends an offer whose time to answer is over, or whose person left meanwhile, and gives the time to the next on the list. */
@Injectable()
export class CloseDueOffer {
  constructor(
    private readonly scope: TenantScope,
    private readonly offers: OfferBehindLink,
    private readonly freed: FreedTime,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the offer as it stands now. */
  execute({ tenantId, offerId }: WaitingOfferEvent): Promise<WaitingOffer | undefined> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const offer = await this.offers.lock(transaction, tenantId, offerId);
      if (offer?.status !== 'OPEN') return offer;
      const now = this.clock.now();
      const standing = await waitingStates.read(transaction, offer.entryId);
      const isTheirs = standing?.offerId === offer.id;
      if (isTheirs && offer.answerUntil > now) {
        // The database's clock goes ahead of ours.
        await this.outbox.publish(transaction, BOOKING_QUEUES.offerDue, { tenantId, offerId }, { startAfter: offer.answerUntil });
        return offer;
      }
      // Whoever could not know of it has not kept anybody waiting.
      const status = isTheirs && offer.toldAt ? 'LAPSED' : 'WITHDRAWN';
      if (isTheirs) await this.settle(transaction, offer, status, standing.unanswered);
      waitingOffers.close(transaction, offer, status, now);
      await releaseHold(transaction, tenantId, offer.id, now);
      await this.freed.tell(transaction, offer);
      return { ...offer, status };
    });
  }

  private async settle(transaction: Transaction, offer: WaitingOffer, how: 'LAPSED' | 'WITHDRAWN', unanswered: number): Promise<void> {
    const { homeTenantId, entryId } = offer;
    const to = afterOffer(how, unanswered);
    const isSettled = await waitingStates.settle(transaction, entryId, offer.id, to);
    if (isSettled && to.state === 'ENDED') {
      await this.outbox.publish(transaction, BOOKING_QUEUES.waitingOver, { tenantId: homeTenantId, homeTenantId, entryId });
    }
  }
}
