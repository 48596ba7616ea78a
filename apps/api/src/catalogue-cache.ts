import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { TENANT_CHANGED, type TenantId } from '@casa/contracts';
import { DatabaseNotifications } from '@casa/platform/database';
import { ResponseCache } from '@casa/platform/graphql';

/** Drops the kept answers of a tenant in every API process as soon as its catalogue or site has changed. */
@Injectable()
export class CatalogueCache implements OnApplicationBootstrap {
  constructor(
    private readonly notifications: DatabaseNotifications,
    private readonly cache: ResponseCache,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.notifications.listen(TENANT_CHANGED, (tenantId) => this.cache.drop(tenantId as TenantId | undefined));
  }
}
