import type { PersonId } from '@casa/contracts';
import type { Caller } from '@casa/platform/authz';
import { LRUCache } from 'lru-cache';
import type { StoredSession } from '../persistence/session.repository.js';

const MOST_REMEMBERED = 20_000;
/** What was remembered is asked anew after this, should a notification have been lost; far less than a session may be idle. */
const REMEMBERED_MS = 5 * 60_000;

/** A session as it was last read, and its use since. */
export interface RememberedSession {
  readonly stored: StoredSession;
  readonly caller: Caller;
  seenAt: number;
  idleUntil: number;
}

/** Sessions in use, found by their key and forgotten by their person. */
export class SessionMemory {
  private readonly keysOf = new Map<PersonId, Set<string>>();
  private readonly byKey = new LRUCache<string, RememberedSession>({
    max: MOST_REMEMBERED,
    ttl: REMEMBERED_MS,
    noDisposeOnSet: true,
    dispose: ({ stored }, key) => this.unlink(stored.personId, key),
  });
  /** Raised at each forgetting: what was read before it is not remembered after it. */
  private forgettings = 0;

  get(key: string): RememberedSession | undefined {
    return this.byKey.get(key);
  }

  /** Reads a session and remembers it, unless something was forgotten meanwhile: then it may be older than that. */
  async learn(key: string, read: () => Promise<RememberedSession | undefined>): Promise<RememberedSession | undefined> {
    const { forgettings } = this;
    const found = await read();
    if (found && forgettings === this.forgettings) this.put(key, found);
    return found;
  }

  /** @param personId undefined: everybody's. */
  forget(personId: PersonId | undefined): void {
    this.forgettings += 1;
    if (personId === undefined) this.byKey.clear();
    else for (const key of [...(this.keysOf.get(personId) ?? [])]) this.byKey.delete(key);
  }

  private put(key: string, session: RememberedSession): void {
    const { personId } = session.stored;
    this.byKey.set(key, session);
    const keys = this.keysOf.get(personId);
    if (keys) keys.add(key);
    else this.keysOf.set(personId, new Set([key]));
  }

  private unlink(personId: PersonId, key: string): void {
    const keys = this.keysOf.get(personId);
    keys?.delete(key);
    if (keys?.size === 0) this.keysOf.delete(personId);
  }
}
