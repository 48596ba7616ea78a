import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type ClosureId, type MoveProposalId, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { Abandon, TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { blockProblems, GUARD_MS } from '../../domain/agenda/block.js';
import { announceAgenda } from '../../persistence/agenda/desk-shift.repository.js';
import { closedClaims } from '../../persistence/closures/closed-claims.repository.js';
import { type ClosureHit, closureHits, closureHitsLocked } from '../../persistence/closures/closure-hits.projection.js';
import { moveProposals } from '../../persistence/closures/move-proposal.repository.js';
import { type ClosedTime, type OfficeClosure, officeClosures } from '../../persistence/closures/office-closure.repository.js';
import { freeTimeChanges } from '../../persistence/nearby/free-time-change.js';
import { announceTenantChange } from '../../persistence/settings/tenant-change.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import type { ClosureManager } from './closure-manager.js';
import { foresee, wordOf } from './closure-preview.js';
import type { ClosureRefusal } from './closure-refusal.js';
import { allowedClosure, type ClosureRequest } from './closure-request.js';
import { withdrawOffers } from './withdraw-offers.js';

/** How often somebody may be faster by a hair before it is given up. */
const ATTEMPTS = 50;

export interface ConfirmedClosure extends ClosureRequest {
  readonly reason: { readonly it: string; readonly en?: string };
  /** The word of the preview that was confirmed. */
  readonly seen: string;
}

type Outcome = Result<OfficeClosure, ClosureRefusal>;

/**
 * Closes an office, a desk or the whole municipality for a span of time, as it was seen in the preview: whom it hits keeps their appointment until
 * they answer what is proposed to them. Nobody books inside from the commit on, and whoever was booking while it was closed is either among
 * those hit, and then it is looked at again, or gets nothing. Sent twice, it closes once.
 */
@Injectable()
export class CloseOffices {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(manager: ClosureManager, request: ConfirmedClosure): Promise<Outcome> {
    const { tenantId, personId } = manager;
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const allowed = await allowedClosure(transaction, manager, request);
      if (!allowed) return refused({ code: 'NOT_FOUND' });
      const { time, allowedBy } = allowed;
      const problems = blockProblems(time, now);
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      await waitingStates.lockList(transaction, tenantId);
      const same = await officeClosures.same(transaction, tenantId, time);
      if (same) return ok(same);
      const seen = await closureHitsLocked(transaction, tenantId, time, now);
      const id = newId() as string as ClosureId;
      const closure: OfficeClosure = { ...time, id, reason: request.reason, createdBy: personId, createdAt: now, endedAt: null };
      officeClosures.add(transaction, tenantId, closure);
      await this.claim(transaction, tenantId, closure, now);
      // Whoever was faster by a hair is there by now, and nobody comes any more.
      const hits = await closureHits(transaction, tenantId, time, now);
      if (wordOf(seen) !== request.seen || wordOf(hits) !== request.seen) {
        throw new Abandon<Outcome>(refused({ code: 'OUTDATED', preview: await foresee(transaction, this.keys, manager, hits, now) }));
      }
      await this.ask(transaction, tenantId, id, hits, now);
      await this.tell(transaction, tenantId, time, now);
      const entry = { action: 'close', subject: 'Closure', subjectId: id, actorId: personId, allowedBy };
      this.audit.record(transaction, tenantId, entry);
      return ok(closure);
    });
  }

  /** Leaves nothing inside that could be claimed, whatever was held there. */
  private async claim(transaction: Transaction, tenantId: TenantId, closure: OfficeClosure, now: Date): Promise<void> {
    const until = new Date(now.getTime() + GUARD_MS);
    const gone: string[] = [];
    for (let attempt = 0; ; attempt += 1) {
      if (attempt === ATTEMPTS) throw new Error('the time to be closed changes under the hands');
      gone.push(...(await closedClaims.clearHolds(transaction, tenantId, closure, until)));
      if ((await closedClaims.guard(transaction, tenantId, closure, until)) === 0) break;
    }
    if (gone.length === 0) return;
    await withdrawOffers(transaction, tenantId, gone, now);
    for (const proposalId of await moveProposals.byClaims(transaction, tenantId, gone)) {
      await this.outbox.publish(transaction, BOOKING_QUEUES.moveWanted, { tenantId, proposalId });
    }
  }

  private async ask(transaction: Transaction, tenantId: TenantId, id: ClosureId, hits: readonly ClosureHit[], now: Date): Promise<void> {
    if (hits.length === 0) return;
    const wanted = hits.map((hit) => ({ id: newId() as string as MoveProposalId, appointmentId: hit.id }));
    const added = new Set(await moveProposals.add(transaction, tenantId, id, wanted, now));
    // In the order of their hours: the first of them chooses first.
    for (const { id: proposalId } of wanted.filter((one) => added.has(one.id))) {
      await this.outbox.publish(transaction, BOOKING_QUEUES.moveWanted, { tenantId, proposalId });
    }
  }

  private async tell(transaction: Transaction, tenantId: TenantId, time: ClosedTime, now: Date): Promise<void> {
    if (time.officeId === null) freeTimeChanges.ofAll(transaction, tenantId, now);
    else freeTimeChanges.ofOffice(transaction, tenantId, time.officeId, now);
    const desks = await closedClaims.desks(transaction, tenantId, time);
    for (const officeId of new Set(desks.map((desk) => desk.officeId))) announceAgenda(transaction, tenantId, officeId);
    if (time.deskId === null) announceTenantChange(transaction, tenantId);
  }
}
