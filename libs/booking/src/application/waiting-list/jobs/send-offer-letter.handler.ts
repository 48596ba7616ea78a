import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type WaitingOfferEvent } from '@casa/contracts';
import { TenantScope } from '@casa/platform/database';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { waitingOffers } from '../../../persistence/waiting-list/waiting-offer.repository.js';
import { SendWaitingLetter } from '../mail/send-waiting-letter.js';

/** It is somebody's turn: they get the offer in writing, with the link to answer it. */
@HandlesJobs(BOOKING_QUEUES.offerMade)
@Injectable()
export class SendOfferLetter implements JobHandler<WaitingOfferEvent> {
  constructor(
    private readonly scope: TenantScope,
    private readonly letters: SendWaitingLetter,
  ) {}

  async handle({ tenantId, offerId }: WaitingOfferEvent): Promise<void> {
    const offer = await this.scope.read({ tenantId }, (reader) => waitingOffers.byId(reader, tenantId, offerId));
    if (offer) await this.letters.offer(offer);
  }
}
