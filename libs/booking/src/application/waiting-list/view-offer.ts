import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import type { OfferStatus } from '../../domain/waiting-list/waiting-state.js';
import { zonedIso } from '../../domain/zoned-time.js';
import type { WaitingOffer } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { changeRules } from '../../persistence/change-rules.projection.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { OfferBehindLink } from './offer-behind-link.js';

/** An offer as whoever has its link sees it; times are ISO 8601 with the office's offset. It says nothing of who they are. */
export interface OfferDetails extends Pick<WaitingOffer, 'serviceId' | 'officeId' | 'channel'> {
  /** As it can be answered now: an offer whose time is over has lapsed, whatever the worker has got to. */
  readonly status: OfferStatus;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly answerUntil: string;
  readonly timeZone: string;
}

@Injectable()
export class ViewOffer {
  constructor(
    private readonly scope: TenantScope,
    private readonly offers: OfferBehindLink,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async byLink(caller: BookingCaller, token: string): Promise<OfferDetails | undefined> {
    const offer = await this.offers.find(caller, token);
    if (!offer) return undefined;
    const { serviceId, officeId, channel, startsAt, endsAt, answerUntil } = offer;
    const { tenantId } = caller;
    const [{ timeZone }, standing] = await this.scope.read({ tenantId }, (reader) =>
      Promise.all([changeRules(reader, tenantId, offer), waitingStates.read(reader, offer.entryId)]),
    );
    const status = this.statusOf(offer, standing?.offerId === offer.id);
    const iso = (instant: Date) => zonedIso(instant.getTime(), timeZone);
    return { serviceId, officeId, channel, status, startsAt: iso(startsAt), endsAt: iso(endsAt), answerUntil: iso(answerUntil), timeZone };
  }

  private statusOf({ status, answerUntil }: WaitingOffer, isTheirs: boolean): OfferStatus {
    if (status !== 'OPEN') return status;
    if (!isTheirs) return 'WITHDRAWN';
    return answerUntil <= this.clock.now() ? 'LAPSED' : 'OPEN';
  }
}
