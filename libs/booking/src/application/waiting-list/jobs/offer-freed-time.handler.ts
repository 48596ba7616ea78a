import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type SlotFreedEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { OfferFreedTime } from '../offer-freed-time.js';

/** A desk's time came free: it goes to the first on the list whom it suits. */
@HandlesJobs(BOOKING_QUEUES.slotFreed)
@Injectable()
export class OfferFreedTimeHandler implements JobHandler<SlotFreedEvent> {
  constructor(private readonly offers: OfferFreedTime) {}

  handle(event: SlotFreedEvent): Promise<void> {
    return this.offers.execute(event);
  }
}
