import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals one content, piece by piece, with a key of its own (AES-256-GCM). As no other content has the key, a piece's place is its nonce; and what
 * place it is, and whether the last, is sealed with it: pieces cannot change places, be left out at the end or come from elsewhere.
 */
export class ContentCipher {
  private readonly key: KeyObject;

  /** @param key base64, as `newKey` makes it. */
  constructor(
    key: string,
    private readonly contentId: string,
  ) {
    this.key = createSecretKey(key, 'base64');
  }

  static newKey(): string {
    return randomBytes(KEY_BYTES).toString('base64');
  }

  seal(piece: Uint8Array, position: number, isLast: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(position)).setAAD(this.boundTo(position, isLast));
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws when the piece was changed or belongs elsewhere. */
  open(sealed: Buffer, position: number, isLast: boolean): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonceOf(position))
      .setAAD(this.boundTo(position, isLast))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  }

  private boundTo(position: number, isLast: boolean): Buffer {
    return Buffer.from(`stored_piece.sealed ${this.contentId} ${position}${isLast ? ' last' : ''}`);
  }
}

function nonceOf(position: number): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(position, NONCE_BYTES - 4);
  return nonce;
}
