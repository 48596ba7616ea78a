import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type WaitingOfferEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { CloseDueOffer } from '../close-due-offer.js';
import { SendWaitingLetter } from '../mail/send-waiting-letter.js';

/** The time to answer an offer is over. */
@HandlesJobs(BOOKING_QUEUES.offerDue)
@Injectable()
export class CloseDueOfferHandler implements JobHandler<WaitingOfferEvent> {
  constructor(
    private readonly closing: CloseDueOffer,
    private readonly letters: SendWaitingLetter,
  ) {}

  async handle(event: WaitingOfferEvent): Promise<void> {
    const offer = await this.closing.execute(event);
    if (offer?.status === 'LAPSED' && offer.toldAt) await this.letters.lapsed(offer);
  }
}
