import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type MoveProposalEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { CloseDueMove } from '../close-due-move.js';
import { SendMoveLetter } from '../mail/send-move-letter.js';

/** A term to answer is over. */
@HandlesJobs(BOOKING_QUEUES.moveDue)
@Injectable()
export class CloseDueMoveHandler implements JobHandler<MoveProposalEvent> {
  constructor(
    private readonly closing: CloseDueMove,
    private readonly letters: SendMoveLetter,
  ) {}

  async handle(event: MoveProposalEvent): Promise<void> {
    const proposal = await this.closing.execute(event);
    if (proposal) await this.letters.reminder(proposal);
  }
}
