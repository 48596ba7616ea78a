import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES } from '@casa/contracts';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { inPieces } from '../../domain/agenda/block.js';
import { isSettled } from '../../domain/closures/move-status.js';
import { announceAgenda } from '../../persistence/agenda/desk-shift.repository.js';
import { closedClaims } from '../../persistence/closures/closed-claims.repository.js';
import { moveProposals } from '../../persistence/closures/move-proposal.repository.js';
import { type OfficeClosure, officeClosures } from '../../persistence/closures/office-closure.repository.js';
import { freeTimeChanges } from '../../persistence/nearby/free-time-change.js';
import { announceTenantChange } from '../../persistence/settings/tenant-change.js';
import { FreedTime } from '../waiting-list/freed-time.js';
import type { ClosureManager } from './closure-manager.js';
import type { ClosureRefusal } from './closure-refusal.js';
import { lockedMove } from './locked-move.js';
import { OpenMoves } from './open-moves.js';

type Outcome = Result<OfficeClosure, ClosureRefusal>;

/**
 * Opens again before the time: what is left of the closure is free, for who waits first. Who has not answered yet keeps the old time, and is told so;
 * who has moved has moved. Twice answers the same.
 */
@Injectable()
export class EndClosure {
  constructor(
    private readonly scope: TenantScope,
    private readonly openMoves: OpenMoves,
    private readonly freed: FreedTime,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(manager: ClosureManager, id: string): Promise<Outcome> {
    const { tenantId, personId, allowedAt } = manager;
    if (!isId(id)) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const closure = await officeClosures.byIdLocked(transaction, tenantId, id);
      const allowedBy = closure && allowedAt('close', closure.officeId);
      if (!closure || allowedBy === undefined) return refused({ code: 'NOT_FOUND' });
      if (closure.endedAt || closure.endsAt <= now) return ok(closure);
      officeClosures.end(transaction, tenantId, closure.id, personId, now);
      await this.withdraw(transaction, manager, closure, now);
      await this.open(transaction, manager, closure, now);
      const entry = { action: 'open', subject: 'Closure', subjectId: closure.id, actorId: personId, allowedBy };
      this.audit.record(transaction, tenantId, entry);
      return ok({ ...closure, endedAt: now });
    });
  }

  private async withdraw(transaction: Transaction, { tenantId }: ClosureManager, { id }: OfficeClosure, now: Date): Promise<void> {
    for (const { id: proposalId } of await moveProposals.toWithdraw(transaction, tenantId, id, now)) {
      const { proposal } = (await lockedMove(transaction, tenantId, proposalId)) ?? {};
      // Answered while it was waited for.
      if (!proposal || isSettled(proposal.status)) continue;
      await this.openMoves.settle(transaction, proposal, 'WITHDRAWN', null, now);
      await this.openMoves.leave(transaction, proposal);
      if (proposal.toldAt) await this.outbox.publish(transaction, BOOKING_QUEUES.moveWithdrawn, { tenantId, proposalId });
    }
  }

  private async open(transaction: Transaction, { tenantId }: ClosureManager, closure: OfficeClosure, now: Date): Promise<void> {
    const startsAt = closure.startsAt > now ? closure.startsAt : now;
    const pieces = inPieces({ startsAt, endsAt: closure.endsAt });
    const desks = await closedClaims.desks(transaction, tenantId, closure);
    for (const { deskId } of desks) for (const piece of pieces) await this.freed.tell(transaction, { tenantId, deskId, ...piece });
    if (closure.officeId === null) freeTimeChanges.ofAll(transaction, tenantId, now);
    else freeTimeChanges.ofOffice(transaction, tenantId, closure.officeId, now);
    for (const officeId of new Set(desks.map((desk) => desk.officeId))) announceAgenda(transaction, tenantId, officeId);
    if (closure.deskId === null) announceTenantChange(transaction, tenantId);
  }
}
