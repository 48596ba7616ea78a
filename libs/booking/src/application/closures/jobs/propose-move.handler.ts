import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type MoveProposalEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { ProposeMove } from '../propose-move.js';

/** An appointment in a closure has no other time yet. */
@HandlesJobs(BOOKING_QUEUES.moveWanted)
@Injectable()
export class ProposeMoveHandler implements JobHandler<MoveProposalEvent> {
  constructor(private readonly proposals: ProposeMove) {}

  handle(event: MoveProposalEvent): Promise<void> {
    return this.proposals.execute(event);
  }
}
