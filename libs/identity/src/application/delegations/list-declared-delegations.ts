import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { type AfterDelegation, delegations } from '../../persistence/delegation.repository.js';
import { deciderOf } from './deciding-delegations.js';
import { type DeclaredDelegation, declaredDelegation } from './delegation-views.js';

/** What was declared to a municipality and waits, or was confirmed and holds: for those who decide of it, and never of themselves. */
@Injectable()
export class ListDeclaredDelegations {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nothing for who does not decide. Whoever is represented reads who looked. */
  async execute(
    tenantId: TenantId,
    caller: CallerSession,
    status: 'WAITING' | 'ACTIVE',
    after: AfterDelegation | undefined,
    limit: number,
  ): Promise<{ rows: DeclaredDelegation[]; count: number }> {
    const allowedBy = deciderOf(caller);
    if (!allowedBy) return { rows: [], count: 0 };
    const now = this.clock.now();
    const { personId: actorId } = caller;
    const { rows, count } = await this.scope.run({ tenantId }, async (transaction) => {
      const page = await delegations.declared(transaction, tenantId, { status, decider: actorId, now }, after, limit);
      for (const { id, representedId } of page.rows) {
        const entry = { action: 'read', subject: 'Delegation', subjectId: id, actorId, allowedBy };
        this.audit.record(transaction, tenantId, { ...entry, personId: representedId });
      }
      return page;
    });
    return { rows: rows.map((stored) => declaredDelegation(this.keys, stored, now)), count };
  }
}
