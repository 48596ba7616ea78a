import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OfficeId, TenantId } from '@casa/contracts';
import { DatabaseNotifications } from '@casa/platform/database';
import { QUEUE_CHANGED } from '../../persistence/queue/ticket.repository.js';

/**
 * Tells who watches a waiting room that it is another, whatever process changed it. Calls are rare and urgent, so they travel by notification: a
 * process without watchers does nothing with one.
 */
@Injectable()
export class QueueWatch implements OnModuleInit {
  private readonly watchers = new Map<string, Set<() => void>>();

  constructor(private readonly notifications: DatabaseNotifications) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen(QUEUE_CHANGED, (payload) => this.tell(payload));
  }

  /** @returns what ends the watching. */
  watch(tenantId: TenantId, officeId: OfficeId, onChange: () => void): () => void {
    const key = `${tenantId} ${officeId}`;
    const watchers = this.watchers.get(key) ?? new Set();
    this.watchers.set(key, watchers.add(onChange));
    return () => {
      watchers.delete(onChange);
      if (watchers.size === 0) this.watchers.delete(key);
    };
  }

  /** @param payload tenant and office; absent when any may have changed. */
  private tell(payload: string | undefined): void {
    const watchers = payload === undefined ? [...this.watchers.values()] : [this.watchers.get(payload) ?? new Set<() => void>()];
    for (const one of watchers) one.forEach((onChange) => onChange());
  }
}
