import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type WaitingOfferEvent } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { LATER_SECONDS, Outbox } from '@casa/platform/jobs';
import { afterOffer } from '../../domain/waiting-list/waiting-state.js';
import type { WaitingOffer } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import { GiveOfferBack } from './give-offer-back.js';
import { OfferBehindLink } from './offer-behind-link.js';

/** Ends an offer whose time to answer is over, whose person left meanwhile or cannot be told, and gives the time to the next on the list. */
@Injectable()
export class CloseDueOffer {
  constructor(
    private readonly scope: TenantScope,
    private readonly offers: OfferBehindLink,
    private readonly givingBack: GiveOfferBack,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param isUndeliverable nobody will ever answer: its letter was refused for good.
   * @returns the offer as it stands now.
   */
  execute({ tenantId, offerId }: WaitingOfferEvent, isUndeliverable = false): Promise<WaitingOffer | undefined> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const offer = await this.offers.lock(transaction, tenantId, offerId);
      if (offer?.status !== 'OPEN') return offer;
      const standing = await waitingStates.read(transaction, offer.entryId);
      const isTheirs = standing?.offerId === offer.id;
      if (isTheirs && !isUndeliverable && offer.answerUntil > this.clock.now()) {
        // The database's clock goes ahead of ours.
        await this.outbox.publish(transaction, BOOKING_QUEUES.offerDue, { tenantId, offerId }, { startAfter: LATER_SECONDS });
        return offer;
      }
      // Whoever could not know of it yet has not kept anybody waiting; an address that takes no letter does, each time.
      const status = isTheirs && (offer.toldAt || isUndeliverable) ? 'LAPSED' : 'WITHDRAWN';
      await this.givingBack.execute(transaction, offer, status, afterOffer(status, standing?.unanswered ?? 0));
      return { ...offer, status };
    });
  }
}
