import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

interface DataKey {
  readonly id: string;
  readonly seal: KeyObject;
}

/**
 * Seals personal data with AES-256-GCM. The key's id stands before the sealed text, so that keys rotate: the first of the ring
 * seals, every one opens. The associated data ties a sealed text to its row and column: moved elsewhere, it does not open.
 */
export class DataKeys {
  private readonly keys: readonly DataKey[];
  private readonly digestKey: KeyObject;

  /** @param ring `id:base64key[,id:base64key]`; @param linkKey base64, from which the digest key is derived: it does not rotate with the ring. */
  constructor(ring: string, linkKey: string) {
    this.keys = ring.split(',').map((entry) => {
      const colon = entry.indexOf(':');
      return { id: entry.slice(0, colon), seal: derive(Buffer.from(entry.slice(colon + 1), 'base64'), 'seal') };
    });
    this.digestKey = derive(Buffer.from(linkKey, 'base64'), 'digest');
  }

  /** Id of the key that seals now. */
  get currentKeyId(): string {
    return this.current.id;
  }

  /** @returns `keyId.base64url(iv ‖ ciphertext ‖ tag)` */
  seal(plain: string, boundTo: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.current.seal, iv).setAAD(Buffer.from(boundTo));
    const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${this.current.id}.${sealed.toString('base64url')}`;
  }

  /** @throws when the key is unknown or the text was changed or moved. */
  open(sealed: string, boundTo: string): string {
    const dot = sealed.indexOf('.');
    const key = this.keys.find(({ id }) => id === sealed.slice(0, dot));
    if (!key) throw new Error(`no data key named ${sealed.slice(0, dot)}`);
    const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key.seal, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** Keyed digest under which a value is looked up without being stored: equal values, equal digests, within one purpose. */
  digest(value: string, purpose: string): Buffer {
    return createHmac('sha256', this.digestKey).update(purpose).update('\0').update(value).digest();
  }

  private get current(): DataKey {
    const [first] = this.keys;
    if (!first) throw new Error('the key ring is empty');
    return first;
  }
}

/** A KeyObject, made once: from bytes, Node would make one for each use, which takes longer than the use. */
function derive(key: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `casa ${purpose}`, 32)));
}
