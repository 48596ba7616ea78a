import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type MoveProposalEvent } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { LATER_SECONDS, Outbox } from '@casa/platform/jobs';
import { type MoveProposal, moveProposals } from '../../persistence/closures/move-proposal.repository.js';
import { releaseHold } from '../../persistence/desk-claim.repository.js';
import { FreedTime } from '../waiting-list/freed-time.js';
import { lockedMove } from './locked-move.js';

/**
 * What happens when the time to answer is over: first they are reminded, then the time is given back and the manager sees that somebody has to
 * be called. The appointment stays theirs, and the link goes on to work.
 */
@Injectable()
export class CloseDueMove {
  constructor(
    private readonly scope: TenantScope,
    private readonly freed: FreedTime,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the proposal when they are to be reminded of it. */
  execute({ tenantId, proposalId }: MoveProposalEvent): Promise<MoveProposal | undefined> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const { proposal } = (await lockedMove(transaction, tenantId, proposalId)) ?? {};
      if (proposal?.status !== 'PROPOSED' || !proposal.proposed) return undefined;
      const now = this.clock.now();
      const { answerUntil, keptUntil, claimId } = proposal.proposed;
      const again = (startAfter: Date | number) =>
        this.outbox.publish(transaction, BOOKING_QUEUES.moveDue, { tenantId, proposalId }, { startAfter });
      if (answerUntil > now) {
        // The database's clock goes ahead of ours; or it was written down that they are reminded, and the process died before the letter.
        await again(LATER_SECONDS);
        return proposal.remindedAt ? proposal : undefined;
      }
      if (!proposal.remindedAt && keptUntil > now) {
        moveProposals.remind(transaction, proposal, now);
        await again(keptUntil);
        return { ...proposal, remindedAt: now, proposed: { ...proposal.proposed, answerUntil: keptUntil } };
      }
      moveProposals.lapse(transaction, proposal);
      if (await releaseHold(transaction, tenantId, claimId, now)) await this.freed.tell(transaction, { tenantId, ...proposal.proposed });
      return undefined;
    });
  }
}
