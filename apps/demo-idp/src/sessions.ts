import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Federation } from './federation.js';
import { newId } from './response.js';

const SESSION_MS = 30 * 60_000;

/** A login at level 1, after which the same browser is not asked again. Higher levels leave none and touch none. */
export interface Session {
  readonly federation: Federation;
  readonly personId: string;
  /** How service providers name it when they ask to end it. */
  readonly index: string;
  /** The names given to the person: another one for each answer. */
  readonly nameIds: Set<string>;
}

/** The sessions of this process, by the secret in the browser's cookie. */
export class Sessions {
  readonly #byToken = new LRUCache<string, Session>({ max: 10_000, ttl: SESSION_MS });

  /** @returns the secret and the session. */
  begin(federation: Federation, personId: string): readonly [token: string, session: Session] {
    const token = randomBytes(32).toString('base64url');
    const session = { federation, personId, index: newId(), nameIds: new Set<string>() };
    this.#byToken.set(token, session);
    return [token, session];
  }

  find(federation: Federation, token: string | undefined): Session | undefined {
    const session = token === undefined ? undefined : this.#byToken.get(token);
    return session?.federation === federation ? session : undefined;
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#byToken.delete(token);
  }

  /** Ends the session that gave this name; a single logout may come without the cookie. @returns whether there was one. */
  endByIndex(federation: Federation, index: string | undefined, nameId: string): boolean {
    for (const [token, session] of this.#byToken.entries()) {
      if (session.federation === federation && session.index === index && session.nameIds.has(nameId)) {
        return this.#byToken.delete(token);
      }
    }
    return false;
  }
}
