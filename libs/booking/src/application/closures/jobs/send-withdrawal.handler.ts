import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type MoveProposalEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendMoveLetter } from '../mail/send-move-letter.js';

/** A closure was ended: whoever was asked keeps the old time, and is told so. */
@HandlesJobs(BOOKING_QUEUES.moveWithdrawn)
@Injectable()
export class SendWithdrawal implements JobHandler<MoveProposalEvent> {
  constructor(private readonly letters: SendMoveLetter) {}

  handle(event: MoveProposalEvent): Promise<void> {
    return this.letters.withdrawn(event);
  }
}
