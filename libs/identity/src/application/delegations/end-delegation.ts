import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_QUEUES, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { statusAt } from '../../domain/delegation.js';
import { delegations, type StoredDelegation } from '../../persistence/delegation.repository.js';
import { sessions } from '../../persistence/session.repository.js';
import { Sessions } from '../sessions.js';
import { type OwnDelegation, ownDelegation } from './delegation-views.js';

type Refusal = 'NOT_FOUND' | 'OVER';

/** Ends a delegation before its time, by either of the two: whoever acts by it acts no more, at once in every process. */
@Injectable()
export class EndDelegation {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly memory: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tenantId: TenantId, { personId }: CallerSession, id: string): Promise<Result<OwnDelegation, Refusal>> {
    if (!isId(id)) return refused('NOT_FOUND');
    const now = this.clock.now();
    const outcome = await this.scope.run<Result<StoredDelegation, Refusal>>({ tenantId }, async (transaction) => {
      const stored = await delegations.byIdLocked(transaction, tenantId, id);
      if (!stored || (stored.delegateId !== personId && stored.representedId !== personId)) return refused('NOT_FOUND');
      const status = statusAt(stored, now);
      if (status !== 'WAITING' && status !== 'ACTIVE') return refused('OVER');
      const { id: delegationId, delegateId, representedId } = stored;
      delegations.change(transaction, tenantId, delegationId, { status: 'REVOKED', at: now });
      sessions.announce(transaction, delegateId);
      if (status === 'ACTIVE') {
        await this.outbox.publish(transaction, IDENTITY_QUEUES.delegationChanged, { tenantId, delegationId, change: 'ENDED' });
      }
      const entry = { action: 'end', subject: 'Delegation', subjectId: id, actorId: personId, allowedBy: 'own session' };
      this.audit.record(transaction, tenantId, { ...entry, personId: representedId });
      return ok({ ...stored, status: 'REVOKED' });
    });
    if (!outcome.ok) return outcome;
    this.memory.forget(outcome.value.delegateId);
    return ok(ownDelegation(this.keys, outcome.value, personId, now));
  }
}
