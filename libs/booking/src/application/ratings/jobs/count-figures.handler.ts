import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_SCHEDULES, TENANT_IDS, type TenantIds } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { CountFigures } from '../count-figures.js';

/** Every hour: the figures of all offices. */
@HandlesJobs(BOOKING_SCHEDULES.figures)
@Injectable()
export class CountFiguresHandler implements JobHandler<object> {
  constructor(
    private readonly figures: CountFigures,
    @Inject(TENANT_IDS) private readonly tenants: TenantIds,
  ) {}

  async handle(): Promise<void> {
    for (const tenantId of await this.tenants.all()) await this.figures.lately(tenantId);
  }
}
