import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { Abandon, TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { WaitingRefusal } from '../../domain/waiting-list/waiting.errors.js';
import { afterOffer, type OfferStatus } from '../../domain/waiting-list/waiting-state.js';
import { releaseHold } from '../../persistence/desk-claim.repository.js';
import { waitingOffers } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { FreedTime } from './freed-time.js';
import { OfferBehindLink } from './offer-behind-link.js';

type Outcome = Result<{ readonly stays: boolean }, WaitingRefusal>;

/** Gives offered time back to the next on the list. Whoever refuses keeps their place, or leaves when they say so. Twice answers the same. */
@Injectable()
export class RefuseOffer {
  constructor(
    private readonly scope: TenantScope,
    private readonly offers: OfferBehindLink,
    private readonly freed: FreedTime,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, token: string, leaves: boolean): Promise<Outcome> {
    const found = await this.offers.find(caller, token);
    if (!found) return refused({ code: 'NOT_FOUND' });
    const { tenantId } = caller;
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const offer = await this.offers.lock(transaction, tenantId, found.id);
      if (offer?.status !== 'OPEN') return afterwards(offer?.status, leaves);
      const now = this.clock.now();
      if (offer.answerUntil <= now) return refused({ code: 'OFFER_LAPSED' });
      const to = leaves ? { state: 'LEFT' as const, unanswered: 0 } : afterOffer('REFUSED', 0);
      const { homeTenantId, entryId } = offer;
      if (!(await waitingStates.settle(transaction, entryId, offer.id, to))) throw new Abandon<Outcome>(refused({ code: 'OFFER_GONE' }));
      waitingOffers.close(transaction, offer, 'REFUSED', now);
      await releaseHold(transaction, tenantId, offer.id, now);
      await this.freed.tell(transaction, offer);
      if (leaves) await this.outbox.publish(transaction, BOOKING_QUEUES.waitingOver, { tenantId: homeTenantId, homeTenantId, entryId });
      return ok({ stays: !leaves });
    });
  }
}

function afterwards(status: OfferStatus | undefined, leaves: boolean): Outcome {
  if (status === 'REFUSED') return ok({ stays: !leaves });
  return refused({ code: status === 'LAPSED' ? 'OFFER_LAPSED' : 'OFFER_GONE' });
}
