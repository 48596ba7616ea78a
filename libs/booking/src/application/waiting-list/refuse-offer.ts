import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { Abandon, TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { WaitingRefusal } from '../../domain/waiting-list/waiting.errors.js';
import { afterOffer, isOnTheList } from '../../domain/waiting-list/waiting-state.js';
import type { WaitingOffer } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { GiveOfferBack } from './give-offer-back.js';
import { leaveList } from './leave-list.js';
import { OfferBehindLink } from './offer-behind-link.js';

type Outcome = Result<{ readonly stays: boolean }, WaitingRefusal>;

/** Gives offered time back to the next on the list. Whoever refuses keeps their place, or leaves when they say so. Twice answers the same. */
@Injectable()
export class RefuseOffer {
  constructor(
    private readonly scope: TenantScope,
    private readonly offers: OfferBehindLink,
    private readonly givingBack: GiveOfferBack,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, token: string, leaves: boolean): Promise<Outcome> {
    const found = await this.offers.find(caller, token);
    if (!found) return refused({ code: 'NOT_FOUND' });
    const { tenantId } = caller;
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const offer = await this.offers.lock(transaction, tenantId, found.id);
      if (offer?.status === 'REFUSED') return ok({ stays: await this.staysAfterwards(transaction, offer, leaves) });
      if (offer?.status !== 'OPEN') return refused({ code: offer?.status === 'LAPSED' ? 'OFFER_LAPSED' : 'OFFER_GONE' });
      if (offer.answerUntil <= this.clock.now()) return refused({ code: 'OFFER_LAPSED' });
      const to = leaves ? { state: 'LEFT' as const, unanswered: 0 } : afterOffer('REFUSED', 0);
      const isTheirs = await this.givingBack.execute(transaction, offer, 'REFUSED', to);
      if (!isTheirs) throw new Abandon<Outcome>(refused({ code: 'OFFER_GONE' }));
      return ok({ stays: !leaves });
    });
  }

  /** Whoever refused before may still leave, and who has left is not back by refusing again. */
  private async staysAfterwards(transaction: Transaction, { homeTenantId, entryId }: WaitingOffer, leaves: boolean): Promise<boolean> {
    if (leaves) await leaveList(transaction, this.outbox, homeTenantId, entryId);
    const standing = await waitingStates.read(transaction, entryId);
    return standing !== undefined && isOnTheList(standing.state);
  }
}
