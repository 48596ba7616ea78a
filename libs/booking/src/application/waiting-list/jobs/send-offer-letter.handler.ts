import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type WaitingOfferEvent } from '@casa/contracts';
import { TenantScope } from '@casa/platform/database';
import { HandlesJobs, type JobHandler, PermanentFailure } from '@casa/platform/jobs';
import { waitingOffers } from '../../../persistence/waiting-list/waiting-offer.repository.js';
import { CloseDueOffer } from '../close-due-offer.js';
import { SendWaitingLetter } from '../mail/send-waiting-letter.js';

/** It is somebody's turn: they get the offer in writing, with the link to answer it. Where no letter will ever arrive the next have their turn. */
@HandlesJobs(BOOKING_QUEUES.offerMade)
@Injectable()
export class SendOfferLetter implements JobHandler<WaitingOfferEvent> {
  constructor(
    private readonly scope: TenantScope,
    private readonly letters: SendWaitingLetter,
    private readonly closing: CloseDueOffer,
  ) {}

  async handle(event: WaitingOfferEvent): Promise<void> {
    const { tenantId, offerId } = event;
    const offer = await this.scope.read({ tenantId }, (reader) => waitingOffers.byId(reader, tenantId, offerId));
    if (!offer) return;
    try {
      await this.letters.offer(offer);
    } catch (error) {
      if (error instanceof PermanentFailure) await this.closing.execute(event, true);
      throw error;
    }
  }
}
