import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

const ID_BYTES = 16;
const MAC_BYTES = 24;

/**
 * Links that work without login: the id of a thing and a MAC over id, kind, tenant and version. Nothing secret is stored; raising the
 * row's version revokes every link made before.
 */
export class SealedReferences {
  private readonly key: KeyObject;

  /** @param key 32 bytes, base64. */
  constructor(key: string) {
    this.key = createSecretKey(key, 'base64');
  }

  /** @returns 54 characters of base64url. */
  make(kind: string, tenantId: string, id: string, version: number): string {
    const bytes = parse(id);
    return Buffer.concat([bytes, this.mac(kind, tenantId, bytes, version)]).toString('base64url');
  }

  /** The id a token claims to name, to look its row up by; it proves nothing until `proves` says so. */
  claimedId(token: string): string | undefined {
    if (!/^[A-Za-z0-9_-]{54}$/.test(token)) return undefined;
    try {
      return stringify(Buffer.from(token, 'base64url').subarray(0, ID_BYTES));
    } catch {
      return undefined;
    }
  }

  /** The id of a token whose version is known beforehand; undefined when the token was not made for it. */
  provenId(token: string, kind: string, tenantId: string, version: number): string | undefined {
    const id = this.claimedId(token);
    return id !== undefined && this.proves(token, kind, tenantId, id, version) ? id : undefined;
  }

  /** Whether the token was made for just this thing at this version; compared in constant time. */
  proves(token: string, kind: string, tenantId: string, id: string, version: number): boolean {
    const given = Buffer.from(token, 'base64url');
    const expected = Buffer.from(this.make(kind, tenantId, id, version), 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private mac(kind: string, tenantId: string, id: Uint8Array, version: number): Buffer {
    return createHmac('sha256', this.key).update(`${kind}\0${tenantId}\0${version}\0`).update(id).digest().subarray(0, MAC_BYTES);
  }
}
