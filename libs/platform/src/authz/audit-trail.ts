import { Inject, Injectable } from '@nestjs/common';
import type { DelegationId, PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { statement } from '../database/statement.js';
import type { Writer } from '../database/tenant-transaction.js';

/** Who did what to what, and why it was allowed. No personal data: persons and things by their ids. */
export interface AuditEntry {
  /** What was done, in the words of the permissions: `read`, `change`, `invite`. */
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  /** Who did it; absent for a visitor with a link. */
  readonly actorId?: PersonId;
  readonly delegationId?: DelegationId;
  /** Whose data it is: they read of it on their own desk. */
  readonly personId?: PersonId;
  /** What allowed it: a role, a link, a delegation. */
  readonly allowedBy: string;
  /** Under which terms, where there are any: of a loan who lends, the act and the end. */
  readonly terms?: Readonly<Record<string, string>>;
}

const APPEND = statement('authz.audit-append', 'select audit_append($1, $2)');

/**
 * The audit of a municipality: append-only, each entry chained to the one before by its hash. Sent with the change it tells of: both are kept or
 * neither. Entries of one municipality wait for each other until the commit, so it is sent last.
 */
@Injectable()
export class AuditTrail {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  record(transaction: Writer, tenantId: TenantId, entry: AuditEntry): void {
    const { action, subject, subjectId, actorId, delegationId, personId, allowedBy, terms } = entry;
    const content = {
      at: this.clock.now().toISOString(),
      ...{ action, subject, subjectId, actor: actorId, delegation: delegationId, person: personId, allowedBy, terms },
    };
    transaction.send(APPEND, [tenantId, JSON.stringify(content)]);
  }
}
