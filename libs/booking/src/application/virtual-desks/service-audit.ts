import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type PersonId, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, newId } from '@casa/kernel';
import { type AuditEntry, AuditTrail } from '@casa/platform/authz';
import type { Writer } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';

/** Who did it, and where. */
export interface ServingOperator {
  readonly tenantId: TenantId;
  readonly personId?: PersonId;
  /** Who lends them; absent: they are the municipality's own. */
  readonly lentBy?: TenantId;
}

/**
 * Writes down what an operator did for a citizen. What one did who is lent says so, where the citizen reads it, and is told to the municipality that
 * lends them: by the ids of the appointment and of the operator, and nothing of whom it was for.
 */
@Injectable()
export class ServiceAudit {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The last thing a transaction does. */
  async record(transaction: Writer, { tenantId, personId, lentBy }: ServingOperator, entry: Omit<AuditEntry, 'actorId'>): Promise<void> {
    const { action, subject, subjectId } = entry;
    if (lentBy && personId) {
      await this.outbox.publish(transaction, BOOKING_QUEUES.lentWork, {
        ...{ tenantId: lentBy, workTenantId: tenantId, workId: newId(), actorId: personId, action, subject, subjectId },
        doneAt: this.clock.now().toISOString(),
      });
    }
    const who = { ...(personId && { actorId: personId }), ...(lentBy && { terms: { lentBy } }) };
    this.audit.record(transaction, tenantId, { ...entry, ...who });
  }
}
