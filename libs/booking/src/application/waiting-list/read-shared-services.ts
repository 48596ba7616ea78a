import { Injectable } from '@nestjs/common';
import type { ServiceId, TenantId } from '@casa/contracts';
import { TenantScope } from '@casa/platform/database';
import { sharedServices } from '../../persistence/waiting-list/waited-service.projection.js';

/** Which services of a municipality are of the metropolitan catalogue. */
@Injectable()
export class ReadSharedServices {
  constructor(private readonly scope: TenantScope) {}

  among(tenantId: TenantId, ids: readonly ServiceId[]): Promise<Set<ServiceId>> {
    return this.scope.read({ tenantId }, (reader) => sharedServices(reader, tenantId, ids));
  }
}
