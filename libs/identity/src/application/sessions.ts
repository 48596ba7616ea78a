import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import type { Caller } from '@casa/platform/authz';
import { DatabaseNotifications, TenantScope } from '@casa/platform/database';
import { LRUCache } from 'lru-cache';
import { IDLE_MS, SEEN_EVERY_MS } from '../domain/session-limits.js';
import { SESSION_CHANGED, sessions, type StoredSession } from '../persistence/session.repository.js';
import { digestOfToken } from './session-tokens.js';

const MOST_REMEMBERED = 20_000;
/** What was remembered is asked anew after this, should a notification have been lost. */
const REMEMBERED_MS = 15_000;

interface Remembered {
  readonly stored: StoredSession;
  readonly caller: Caller;
  seenAt: number;
  idleUntil: number;
}

/**
 * Who a request's cookie says is calling. Sessions in use are remembered, so that knowing the caller costs no statement; every process
 * forgets a person's at once when the database tells that one began, ended or was given another role.
 */
@Injectable()
export class Sessions implements OnModuleInit {
  private readonly logger = new Logger(Sessions.name);
  private readonly remembered = new LRUCache<string, Remembered>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS });
  /** Raised at each forgetting: what was read before it is not remembered after it. */
  private forgettings = 0;

  constructor(
    private readonly scope: TenantScope,
    private readonly notifications: DatabaseNotifications,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen(SESSION_CHANGED, (personId) => this.forget(personId as PersonId | undefined));
  }

  /** @returns undefined when the token is of no live session of this municipality. */
  async callerOf(tenantId: TenantId, token: string): Promise<Caller | undefined> {
    const digest = digestOfToken(token);
    if (!digest) return undefined;
    const key = `${tenantId} ${digest.toString('base64')}`;
    const now = this.clock.now();
    const known = this.remembered.get(key) ?? (await this.read(tenantId, digest, key, now));
    if (!known || known.idleUntil <= now.getTime() || known.stored.endsAt <= now.getTime()) return undefined;
    if (now.getTime() - known.seenAt >= SEEN_EVERY_MS) this.writeSeen(tenantId, known, now);
    return known.caller;
  }

  private async read(tenantId: TenantId, digest: Buffer, key: string, now: Date): Promise<Remembered | undefined> {
    const forgettings = this.forgettings;
    const stored = await this.scope.read({ tenantId }, (reader) => sessions.byToken(reader, tenantId, digest, now));
    if (!stored) return undefined;
    const { id, personId, level, given, delegationId, seenAt, idleUntil } = stored;
    const caller: Caller = { session: { id, personId, level, given, ...(delegationId && { delegationId }) } };
    const found = { stored, caller, seenAt, idleUntil };
    if (forgettings === this.forgettings) this.remembered.set(key, found);
    return found;
  }

  /** Nobody waits for it: a session that is in use stays alive, to the minute. */
  private writeSeen(tenantId: TenantId, known: Remembered, now: Date): void {
    const idleUntil = new Date(now.getTime() + IDLE_MS);
    known.seenAt = now.getTime();
    known.idleUntil = idleUntil.getTime();
    this.scope
      .run({ tenantId }, (transaction) => {
        sessions.seen(transaction, tenantId, known.stored.id, now, idleUntil);
        return Promise.resolve();
      })
      .catch((error: unknown) =>
        this.logger.warn(`a session’s use was not written down: ${error instanceof Error ? error.name : 'no answer'}`),
      );
  }

  private forget(personId: PersonId | undefined): void {
    this.forgettings += 1;
    if (personId === undefined) this.remembered.clear();
    for (const [key, { stored }] of this.remembered.entries()) if (stored.personId === personId) this.remembered.delete(key);
  }
}
