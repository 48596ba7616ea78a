import { Inject, Injectable, Logger } from '@nestjs/common';
import { BOOKING_SCHEDULES, TENANT_IDS, type TenantId, type TenantIds } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { deleteHolds } from '../../persistence/desk-claim.repository.js';
import { forgetTickets } from '../queue/forget-tickets.js';
import { forgetRaters } from '../ratings/forget-raters.js';
import { forgetDocuments } from '../room/forget-documents.js';
import { forgetWaits } from '../waiting-list/forget-waits.js';

const DELETED_AT_ONCE = 1000;

/**
 * Every night: holds that ran out where nobody holds anything any more, who would sweep them away; numbers of waiting rooms that are old, and what
 * they were taken with; whose ratings were; waits that ended; and documents that were given in rooms.
 */
@HandlesJobs(BOOKING_SCHEDULES.retention)
@Injectable()
export class BookingRetention implements JobHandler<object> {
  private readonly logger = new Logger(BookingRetention.name);

  constructor(
    private readonly scope: TenantScope,
    @Inject(TENANT_IDS) private readonly tenants: TenantIds,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    let holds = 0;
    for (const tenantId of await this.tenants.all()) {
      holds += await this.deleteHolds(tenantId);
      await this.forget(tenantId);
    }
    this.logger.log({ msg: 'deleted holds that had run out', holds });
  }

  private forget(tenantId: TenantId): Promise<void> {
    const now = this.clock.now();
    return this.scope.run({ tenantId }, async (transaction) => {
      forgetTickets(transaction, tenantId, now);
      forgetRaters(transaction, tenantId, now);
      forgetWaits(transaction, tenantId, now);
      await forgetDocuments(transaction, tenantId, now);
    });
  }

  private async deleteHolds(tenantId: TenantId): Promise<number> {
    const now = this.clock.now();
    let deleted = 0;
    for (let batch = DELETED_AT_ONCE; batch === DELETED_AT_ONCE; deleted += batch) {
      batch = await this.scope.run({ tenantId }, (transaction) => deleteHolds(transaction, tenantId, now, DELETED_AT_ONCE));
    }
    return deleted;
  }
}
