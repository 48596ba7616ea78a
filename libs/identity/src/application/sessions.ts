import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { type Acting, type Caller, CallerChanges } from '@casa/platform/authz';
import { DatabaseNotifications, TenantScope } from '@casa/platform/database';
import { IDLE_MS, SEEN_EVERY_MS } from '../domain/session-limits.js';
import { SESSION_CHANGED, sessions, type StoredSession } from '../persistence/session.repository.js';
import { type RememberedSession, SessionMemory } from './session-memory.js';
import { digestOfToken } from './session-tokens.js';

/**
 * Who a request's cookie says is calling. Sessions in use are remembered, so that knowing the caller costs no statement; every process
 * forgets a person's at once when the database tells that one began, ended, was given another role or acts for somebody else.
 */
@Injectable()
export class Sessions implements OnModuleInit {
  private readonly logger = new Logger(Sessions.name);
  private readonly memory = new SessionMemory();

  constructor(
    private readonly scope: TenantScope,
    private readonly notifications: DatabaseNotifications,
    private readonly changes: CallerChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen(SESSION_CHANGED, (personId) => this.forget(personId as PersonId | undefined));
  }

  /** @returns undefined when the token is of no live session of this municipality. */
  async callerOf(tenantId: TenantId, token: string): Promise<Caller | undefined> {
    const now = this.clock.now();
    const known = await this.live(tenantId, token, now);
    if (known && now.getTime() - known.seenAt >= SEEN_EVERY_MS) this.writeSeen(tenantId, known, now);
    return known?.caller;
  }

  /** The same without using the session: a page that is open and nothing more does not keep it alive. */
  async stillCaller(tenantId: TenantId, token: string): Promise<Caller | undefined> {
    return (await this.live(tenantId, token, this.clock.now()))?.caller;
  }

  private async live(tenantId: TenantId, token: string, now: Date): Promise<RememberedSession | undefined> {
    const digest = digestOfToken(token);
    if (!digest) return undefined;
    const key = `${tenantId} ${digest.toString('base64')}`;
    const known = this.recall(key, now) ?? (await this.memory.learn(key, () => this.read(tenantId, digest, now)));
    return known && known.idleUntil > now.getTime() && known.stored.endsAt > now.getTime() ? known : undefined;
  }

  /**
   * Here at once, where the notification that every process gets is still on its way.
   * @param personId undefined: everybody's.
   */
  forget(personId: PersonId | undefined): void {
    this.memory.forget(personId);
    this.changes.tell(personId);
  }

  /** What was remembered holds until a role ends: at that very instant it is asked anew. */
  private recall(key: string, now: Date): RememberedSession | undefined {
    const known = this.memory.get(key);
    const rightsUntil = known?.stored.rightsUntil ?? null;
    return rightsUntil === null || rightsUntil > now.getTime() ? known : undefined;
  }

  private async read(tenantId: TenantId, digest: Buffer, now: Date): Promise<RememberedSession | undefined> {
    const stored = await this.scope.read({ tenantId }, (reader) => sessions.byToken(reader, tenantId, digest, now));
    if (!stored) return undefined;
    const { id, personId, level, given, rightsUntil, seenAt, idleUntil } = stored;
    const acting = actingOf(stored);
    const session = { id, personId, level, given, ...(rightsUntil !== null && { rightsUntil }), ...(acting && { acting }) };
    const caller: Caller = { session };
    return { stored, caller, seenAt, idleUntil };
  }

  /** Nobody waits for it: a session that is in use stays alive, to the minute. */
  private writeSeen(tenantId: TenantId, known: RememberedSession, now: Date): void {
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
}

/** A delegation that gives no more rights stays with the session as one that is over. */
function actingOf({ delegationId, representedId, actsUntil }: StoredSession): Acting | undefined {
  return delegationId && representedId ? { delegationId, representedId, until: actsUntil ?? 0 } : undefined;
}
