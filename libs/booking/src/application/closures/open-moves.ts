import { Injectable } from '@nestjs/common';
import type { AppointmentId, PersonId, TenantId } from '@casa/contracts';
import type { Reader, Writer } from '@casa/platform/database';
import type { SettledStatus } from '../../domain/closures/move-status.js';
import { type MoveProposal, moveProposals } from '../../persistence/closures/move-proposal.repository.js';
import { releaseHold } from '../../persistence/desk-claim.repository.js';
import { FreedTime } from '../waiting-list/freed-time.js';

/** What an appointment in a closure has to answer, settled by whatever becomes of the appointment. */
@Injectable()
export class OpenMoves {
  constructor(private readonly freed: FreedTime) {}

  /** Gives the time that was kept back; who takes another time for the appointment does so next, and tells of this one after. */
  async settle(transaction: Reader & Writer, proposal: MoveProposal, status: SettledStatus, by: PersonId | null, now: Date): Promise<void> {
    const { tenantId, proposed } = proposal;
    moveProposals.settle(transaction, proposal, status, by, now);
    if (proposed) await releaseHold(transaction, tenantId, proposed.claimId, now);
  }

  /** Of who is served all the same nothing is asked any more. The appointment is locked. */
  async served(transaction: Reader & Writer, tenantId: TenantId, appointmentId: AppointmentId, now: Date): Promise<void> {
    const asked = await moveProposals.openOf(transaction, tenantId, appointmentId);
    if (!asked) return;
    await this.settle(transaction, asked, 'WITHDRAWN', null, now);
    await this.leave(transaction, asked);
  }

  /** Tells that the time that was kept is free; whatever of it was taken meanwhile is not. */
  async leave(transaction: Writer, { tenantId, status, proposed }: MoveProposal): Promise<void> {
    if (status === 'PROPOSED' && proposed) await this.freed.tell(transaction, { tenantId, ...proposed });
  }
}
