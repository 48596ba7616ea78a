import { Inject, Injectable } from '@nestjs/common';
import { type DelegationChangedEvent, IDENTITY_QUEUES, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type DelegationStatus, statusAt } from '../../domain/delegation.js';
import { type DelegationChange, delegations, type StoredDelegation } from '../../persistence/delegation.repository.js';
import { sessions } from '../../persistence/session.repository.js';
import { Sessions } from '../sessions.js';
import { deciderOf } from './deciding-delegations.js';
import { sealReason } from './delegation-seal.js';
import { type DeclaredDelegation, declaredDelegation } from './delegation-views.js';
import type { InvalidDelegation } from './make-delegation.js';

/** Yes, or no with a reason that is told to who declared it. */
export type Decision = { readonly confirm: true } | { readonly confirm: false; readonly reason: string | undefined };

export type DecisionRefusal = { readonly code: 'NOT_FOUND' } | { readonly code: 'OVER' } | InvalidDelegation;

interface Step {
  readonly status: DelegationChange['status'];
  readonly action: 'confirm' | 'refuse' | 'end';
  readonly change: DelegationChangedEvent['change'];
}

/** What a decision makes of a delegation; nothing when it stands so already. */
const STEPS = {
  confirm: { WAITING: { status: 'ACTIVE', action: 'confirm', change: 'CONFIRMED' } },
  refuse: {
    WAITING: { status: 'REFUSED', action: 'refuse', change: 'REFUSED' },
    ACTIVE: { status: 'REVOKED', action: 'end', change: 'ENDED' },
  },
} as const satisfies Record<string, Partial<Record<DelegationStatus, Step>>>;

/** The municipality confirms what somebody declared, refuses it, or takes back what it has confirmed. Nobody decides of themselves. */
@Injectable()
export class DecideDelegation {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly memory: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    tenantId: TenantId,
    caller: CallerSession,
    id: string,
    decision: Decision,
  ): Promise<Result<DeclaredDelegation, DecisionRefusal>> {
    const allowedBy = deciderOf(caller);
    if (!isId(id) || !allowedBy) return refused({ code: 'NOT_FOUND' });
    const { personId: actorId } = caller;
    const now = this.clock.now();
    const outcome = await this.scope.run<Result<StoredDelegation, DecisionRefusal>>({ tenantId }, async (transaction) => {
      const stored = await delegations.byIdLocked(transaction, tenantId, id);
      if (!stored || stored.kind === 'MANDATE' || [stored.delegateId, stored.representedId].includes(actorId)) {
        return refused({ code: 'NOT_FOUND' });
      }
      if (!decision.confirm && decision.reason === undefined) {
        return refused({ code: 'INVALID', problems: [{ path: 'reason', problem: 'REQUIRED' }] });
      }
      const status = statusAt(stored, now);
      // Confirmed twice: the second answers like the first.
      if (decision.confirm && status === 'ACTIVE') return ok(stored);
      const steps: Partial<Record<DelegationStatus, Step>> = STEPS[decision.confirm ? 'confirm' : 'refuse'];
      const step = steps[status];
      if (!step) return refused({ code: 'OVER' });
      const reason = decision.confirm ? undefined : decision.reason;
      const reasonSealed = reason === undefined ? null : sealReason(this.keys, stored.id, reason);
      await this.write(transaction, tenantId, stored, step, { status: step.status, at: now, decidedBy: actorId, reasonSealed });
      const entry = { action: step.action, subject: 'Delegation', subjectId: id, actorId, allowedBy };
      this.audit.record(transaction, tenantId, { ...entry, personId: stored.representedId });
      return ok({ ...stored, status: step.status });
    });
    if (!outcome.ok) return outcome;
    this.memory.forget(outcome.value.delegateId);
    return ok(declaredDelegation(this.keys, outcome.value, now));
  }

  private async write(
    transaction: Transaction,
    tenantId: TenantId,
    { id: delegationId, delegateId }: StoredDelegation,
    { change }: Step,
    after: DelegationChange,
  ): Promise<void> {
    delegations.change(transaction, tenantId, delegationId, after);
    sessions.announce(transaction, delegateId);
    await this.outbox.publish(transaction, IDENTITY_QUEUES.delegationChanged, { tenantId, delegationId, change });
  }
}
