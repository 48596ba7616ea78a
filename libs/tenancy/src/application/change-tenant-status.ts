import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { TenancyError } from '../domain/tenancy.errors.js';
import type { TenantStatus } from '../domain/tenant-status.js';
import { TenantDirectoryRepository } from '../persistence/tenant-directory.repository.js';
import { TenantEntity } from '../persistence/tenant.entity.js';
import { announceTenantChange } from './tenant-change.js';

/** Takes a tenant off the air and puts it back; its data stays as it is. */
@Injectable()
export class ChangeTenantStatus {
  constructor(
    private readonly scope: TenantScope,
    private readonly directory: TenantDirectoryRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns whether it was active until now. @throws TenancyError UNKNOWN_TENANT */
  suspend(slug: string): Promise<boolean> {
    return this.change(slug, 'SUSPENDED');
  }

  /** @returns whether it was suspended until now. @throws TenancyError UNKNOWN_TENANT */
  resume(slug: string): Promise<boolean> {
    return this.change(slug, 'ACTIVE');
  }

  private async change(slug: string, status: TenantStatus): Promise<boolean> {
    const tenantId = await this.directory.idOf(slug);
    if (tenantId === undefined) throw new TenancyError('UNKNOWN_TENANT', `there is no municipality named ${slug}`);
    return this.scope.run({ tenantId }, async ({ em }) => {
      const tenant = await em.findOneOrFail(TenantEntity, { id: tenantId });
      if (tenant.status === status) return false;
      tenant.status = status;
      tenant.updatedAt = this.clock.now();
      await announceTenantChange(em, tenantId);
      return true;
    });
  }
}
