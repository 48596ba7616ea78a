import { Inject, Injectable, Logger } from '@nestjs/common';
import { IDENTITY_SCHEDULES, TENANT_IDS, type TenantIds } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { ForgetIdentity } from './forget-identity.js';

/** Every night: logins of two years ago, logins nobody went through with, sessions of a month ago. */
@HandlesJobs(IDENTITY_SCHEDULES.retention)
@Injectable()
export class IdentityRetention implements JobHandler<object> {
  private readonly logger = new Logger(IdentityRetention.name);

  constructor(
    private readonly forget: ForgetIdentity,
    @Inject(TENANT_IDS) private readonly tenants: TenantIds,
  ) {}

  async handle(): Promise<void> {
    const deleted = { logins: 0, requests: 0, sessions: 0 };
    for (const tenantId of await this.tenants.all()) {
      const { logins, requests, sessions } = await this.forget.execute(tenantId);
      deleted.logins += logins;
      deleted.requests += requests;
      deleted.sessions += sessions;
    }
    this.logger.log({ msg: 'deleted what was kept for long enough', ...deleted });
  }
}
