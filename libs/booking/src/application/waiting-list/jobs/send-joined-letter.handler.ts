import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type WaitingEntryEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendWaitingLetter } from '../mail/send-waiting-letter.js';

/** Somebody entered the list: they get it in writing, with the link to their place. */
@HandlesJobs(BOOKING_QUEUES.waitingJoined)
@Injectable()
export class SendJoinedLetter implements JobHandler<WaitingEntryEvent> {
  constructor(private readonly letters: SendWaitingLetter) {}

  handle({ homeTenantId, entryId }: WaitingEntryEvent): Promise<void> {
    return this.letters.joined(homeTenantId, entryId);
  }
}
