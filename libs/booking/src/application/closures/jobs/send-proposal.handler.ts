import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type MoveProposalEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendMoveLetter } from '../mail/send-move-letter.js';

/** Another time was found for somebody, or none: they get it in writing, with the link to answer. */
@HandlesJobs(BOOKING_QUEUES.moveProposed)
@Injectable()
export class SendProposal implements JobHandler<MoveProposalEvent> {
  constructor(private readonly letters: SendMoveLetter) {}

  handle(event: MoveProposalEvent): Promise<void> {
    return this.letters.proposed(event);
  }
}
