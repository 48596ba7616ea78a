import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type WaitingEntryEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SpreadWaitingEntry } from '../spread-waiting-entry.js';

/** Somebody of another municipality waits for something here, or waits no more. */
@HandlesJobs(BOOKING_QUEUES.waitingSpread)
@Injectable()
export class SpreadWaitingEntryHandler implements JobHandler<WaitingEntryEvent> {
  constructor(private readonly spreading: SpreadWaitingEntry) {}

  handle(event: WaitingEntryEvent): Promise<void> {
    return this.spreading.execute(event);
  }
}
