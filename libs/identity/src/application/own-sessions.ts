import { Inject, Injectable } from '@nestjs/common';
import { isId, type Clock, CLOCK } from '@casa/kernel';
import type { SessionId, TenantId } from '@casa/contracts';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import { type SessionOfPerson, sessions } from '../persistence/session.repository.js';

/** Where a person is logged in, in every municipality, and the end of it. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(tenantId: TenantId, { personId }: CallerSession): Promise<SessionOfPerson[]> {
    return this.scope.read({ tenantId, personId }, (reader) => sessions.ofPerson(reader, personId, this.clock.now()));
  }

  /** @returns whether it was one of the person's. */
  async revoke(tenantId: TenantId, caller: CallerSession, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    const own = (await this.list(tenantId, caller)).find((session) => session.id === id);
    return own !== undefined && this.end(own.tenantId, caller, own.id);
  }

  /** Ends them all, the caller's own last, so that an interruption leaves the way to try again. */
  async revokeAll(tenantId: TenantId, caller: CallerSession): Promise<void> {
    const all = await this.list(tenantId, caller);
    for (const { tenantId: where, id } of all.toSorted((one, other) => Number(one.id === caller.id) - Number(other.id === caller.id))) {
      await this.end(where, caller, id);
    }
  }

  /** In the municipality of the session: each keeps its own audit. */
  private async end(where: TenantId, { personId }: CallerSession, id: SessionId): Promise<boolean> {
    return this.scope.run({ tenantId: where, personId }, async (transaction) => {
      const ended = await sessions.revoke(transaction, where, id, personId, this.clock.now());
      if (!ended) return false;
      sessions.announce(transaction, personId);
      const entry = { action: 'revoke', subject: 'Session', subjectId: id, actorId: personId, personId, allowedBy: 'own session' };
      this.audit.record(transaction, where, entry);
      return true;
    });
  }
}
