import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type WaitingEntryEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { EndWaitingEntry } from '../end-waiting-entry.js';

/** An entry is over, or its last day is. */
@HandlesJobs(BOOKING_QUEUES.waitingOver)
@Injectable()
export class EndWaitingEntryHandler implements JobHandler<WaitingEntryEvent> {
  constructor(private readonly ending: EndWaitingEntry) {}

  handle(event: WaitingEntryEvent): Promise<void> {
    return this.ending.execute(event);
  }
}
