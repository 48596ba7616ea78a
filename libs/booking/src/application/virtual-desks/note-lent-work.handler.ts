import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type LentWorkEvent } from '@casa/contracts';
import { AuditTrail } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { lentWork } from '../../persistence/virtual-desks/lent-work.repository.js';

/** Writes into a municipality's audit what an operator of its own did at a desk of another: who, where, when and to which appointment. */
@HandlesJobs(BOOKING_QUEUES.lentWork)
@Injectable()
export class NoteLentWorkHandler implements JobHandler<LentWorkEvent> {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: AuditTrail,
  ) {}

  handle({ tenantId, workTenantId, workId, actorId, action, subject, subjectId, doneAt }: LentWorkEvent): Promise<void> {
    return this.scope.run({ tenantId }, async (transaction) => {
      if (!(await lentWork.once(transaction, tenantId, workId, new Date(doneAt)))) return;
      const terms = { servedFor: workTenantId, doneAt };
      this.audit.record(transaction, tenantId, { action, subject, subjectId, actorId, allowedBy: 'loan', terms });
    });
  }
}
