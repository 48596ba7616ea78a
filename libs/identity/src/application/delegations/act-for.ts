import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { statusAt } from '../../domain/delegation.js';
import { delegations } from '../../persistence/delegation.repository.js';
import { sessions } from '../../persistence/session.repository.js';
import { Sessions } from '../sessions.js';
import { type ActingFor, actingFor } from './delegation-views.js';

type Outcome = Result<ActingFor, 'NOT_FOUND' | 'WAITING' | 'OVER'>;

/** Turns a session to another person, or back to oneself. Nothing else of the session changes. */
@Injectable()
export class ActFor {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly audit: AuditTrail,
    private readonly memory: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tenantId: TenantId, { id: sessionId, personId }: CallerSession, id: string): Promise<Outcome> {
    if (!isId(id)) return refused('NOT_FOUND');
    const outcome = await this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const stored = await delegations.byId(transaction, tenantId, id);
      if (stored?.delegateId !== personId) return refused('NOT_FOUND');
      const now = this.clock.now();
      const status = statusAt(stored, now);
      if (status !== 'ACTIVE') return refused(status === 'WAITING' ? 'WAITING' : 'OVER');
      const { id: delegationId, kind, representedId } = stored;
      sessions.actFor(transaction, tenantId, sessionId, delegationId);
      sessions.announce(transaction, personId);
      const entry = { action: 'act', subject: 'Delegation', subjectId: delegationId, actorId: personId, delegationId };
      this.audit.record(transaction, tenantId, { ...entry, personId: representedId, allowedBy: kind });
      return ok(actingFor(this.keys, stored, now));
    });
    if (outcome.ok) this.memory.forget(personId);
    return outcome;
  }

  /** @returns whether they acted for somebody. */
  async stop(tenantId: TenantId, { id: sessionId, personId, acting }: CallerSession): Promise<boolean> {
    if (!acting) return false;
    const { delegationId, representedId } = acting;
    await this.scope.run({ tenantId }, (transaction) => {
      sessions.actFor(transaction, tenantId, sessionId, null);
      sessions.announce(transaction, personId);
      const entry = { action: 'stop', subject: 'Delegation', subjectId: delegationId, actorId: personId, delegationId };
      this.audit.record(transaction, tenantId, { ...entry, personId: representedId, allowedBy: 'own session' });
      return Promise.resolve();
    });
    this.memory.forget(personId);
    return true;
  }
}
