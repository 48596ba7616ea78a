import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { TENANT_CHANGED, type TenantCalendar, type TenantId, type TenantIndex } from '@casa/contracts';
import { isId } from '@casa/kernel';
import { Config } from '@casa/platform/config';
import { DatabaseNotifications } from '@casa/platform/database';
import { TenantDirectoryRepository } from '../persistence/tenant-directory.repository.js';
import { DirectoryIndex, type KnownTenant } from './directory-index.js';
import { PortalAddresses } from './portal-addresses.js';

const RETRY_MS = 1000;

/**
 * All tenants, kept in memory: every request asks which one its host is. What changes in the database is followed by notification;
 * while the database is away the last known state is served.
 */
@Injectable()
export class TenantDirectory implements TenantIndex, OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(TenantDirectory.name);
  private readonly addresses: PortalAddresses;
  private index: DirectoryIndex;
  /** Refreshes run one after the other: an older answer of the database never replaces a newer one. */
  private refreshing: Promise<void> = Promise.resolve();
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: TenantDirectoryRepository,
    private readonly notifications: DatabaseNotifications,
    @Inject(Config) config: Config,
  ) {
    this.addresses = new PortalAddresses(config);
    this.index = DirectoryIndex.of(this.addresses, []);
  }

  /** Listens before it loads, so that no change falls between the two. */
  async onModuleInit(): Promise<void> {
    await this.notifications.listen(TENANT_CHANGED, (payload) => this.refresh(payload));
    await this.reload();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.retry);
  }

  /** @param host as it came: with a port, in any case, or nonsense. */
  byHost(host: string | undefined): KnownTenant | undefined {
    return this.index.byHost(host);
  }

  /** Every tenant, by name. The same array until something changes. */
  list(): readonly KnownTenant[] {
    return this.index.tenants;
  }

  kindOf(tenantId: TenantId): 'MUNICIPALITY' | 'CONSORTIUM' | undefined {
    return this.index.byId(tenantId)?.tenant.kind;
  }

  nameOf(tenantId: TenantId): string | undefined {
    return this.index.byId(tenantId)?.tenant.name;
  }

  originOf(tenantId: TenantId): string | undefined {
    return this.index.byId(tenantId)?.tenant.origin;
  }

  calendarOf(tenantId: TenantId): TenantCalendar | undefined {
    return this.index.byId(tenantId)?.tenant;
  }

  isServed(tenantId: TenantId): boolean {
    return this.index.byId(tenantId)?.status === 'ACTIVE';
  }

  private refresh(payload: string | undefined): void {
    const work = payload !== undefined && isId(payload) ? () => this.reloadOne(payload as TenantId) : () => this.reload();
    this.refreshing = this.refreshing.then(work).catch((error: unknown) => this.retryLater(error));
  }

  private async reload(): Promise<void> {
    this.index = DirectoryIndex.of(this.addresses, await this.repository.all());
  }

  private async reloadOne(tenantId: TenantId): Promise<void> {
    this.index = this.index.with(tenantId, await this.repository.one(tenantId));
  }

  private retryLater(error: unknown): void {
    this.logger.warn(`the directory of tenants is not refreshed: ${error instanceof Error ? error.message : 'no answer'}`);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.refresh(undefined), RETRY_MS).unref();
  }
}
