import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { TenantScope } from '@casa/platform/database';
import { LRUCache } from 'lru-cache';
import { type ServiceTemplateRow, serviceTemplates } from '../../persistence/nearby/free-time.projection.js';

/** Services come and go with what municipalities decide, not with the hour. */
const FRESH_MS = 60_000;

/** The services of the metropolitan catalogue that are booked anywhere, whichever municipality asks. */
@Injectable()
export class ReadServiceTemplates {
  private readonly list = new LRUCache<'all', readonly ServiceTemplateRow[], TenantId>({
    max: 1,
    ttl: FRESH_MS,
    fetchMethod: (_key, _stale, { context: tenantId }) => this.scope.read({ tenantId }, serviceTemplates),
  });

  constructor(private readonly scope: TenantScope) {}

  async execute(tenantId: TenantId): Promise<readonly ServiceTemplateRow[]> {
    return (await this.list.fetch('all', { context: tenantId })) ?? [];
  }
}
