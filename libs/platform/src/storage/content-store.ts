import { Inject, Injectable } from '@nestjs/common';
import type { ContentId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { DataKeys } from '../crypto/data-keys.js';
import { TenantScope } from '../database/tenant-scope.js';
import type { Writer } from '../database/tenant-transaction.js';
import { ContentCipher } from './content-cipher.js';
import { inPieces } from './pieces.js';
import { storedContents } from './stored-content.repository.js';

/** What a process has in memory of a content that passes through it, a few times over. */
const PIECE_BYTES = 256 * 1024;

/**
 * Contents of any length, sealed, in the database: with everything else they are kept apart by municipality, saved and restored, and every
 * process sees them. Each piece is a transaction of its own, so that a slow line holds no connection; a content is there when its last piece is.
 */
@Injectable()
export class ContentStore {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes a content as it comes. What is too long, or breaks off, leaves nothing behind.
   * @param most bytes. @returns its length in bytes.
   */
  async write(tenantId: TenantId, id: ContentId, source: AsyncIterable<Uint8Array>, most: number): Promise<Result<number, 'TOO_LARGE'>> {
    const key = ContentCipher.newKey();
    await this.run(tenantId, (writer) => storedContents.begin(writer, tenantId, id, sealKey(this.keys, id, key), this.clock.now()));
    try {
      const bytes = await this.writePieces(tenantId, id, new ContentCipher(key, id), source, most);
      if (bytes !== undefined) return ok(bytes);
    } catch (error) {
      await this.remove(tenantId, id);
      throw error;
    }
    await this.remove(tenantId, id);
    return refused('TOO_LARGE');
  }

  /** @throws when there is no such content, or not all of it. */
  async *read(tenantId: TenantId, id: ContentId): AsyncGenerator<Buffer, undefined> {
    const content = await this.scope.read({ tenantId }, (reader) => storedContents.find(reader, tenantId, id));
    if (!content) throw new Error('there is no such content');
    const cipher = new ContentCipher(openKey(this.keys, id, content.keySealed), id);
    for (let position = 0; position < content.pieces; position += 1) {
      const sealed = await this.scope.read({ tenantId }, (reader) => storedContents.piece(reader, tenantId, id, position));
      if (!sealed) throw new Error('a content lacks a piece');
      yield cipher.open(sealed, position, position === content.pieces - 1);
    }
  }

  remove(tenantId: TenantId, id: ContentId): Promise<void> {
    return this.run(tenantId, (writer) => storedContents.remove(writer, tenantId, [id]));
  }

  private async writePieces(
    tenantId: TenantId,
    id: ContentId,
    cipher: ContentCipher,
    source: AsyncIterable<Uint8Array>,
    most: number,
  ): Promise<number | undefined> {
    let position = 0;
    let length = 0;
    for await (const { bytes, isLast } of inPieces(source, PIECE_BYTES)) {
      length += bytes.length;
      if (length > most) return undefined;
      const sealed = cipher.seal(bytes, position, isLast);
      await this.run(tenantId, (writer) => {
        storedContents.addPiece(writer, tenantId, id, position, sealed);
        if (isLast) storedContents.complete(writer, tenantId, id, position + 1, length);
      });
      position += 1;
    }
    return length;
  }

  private run(tenantId: TenantId, write: (writer: Writer) => void): Promise<void> {
    return this.scope.run({ tenantId }, async (transaction) => write(transaction));
  }
}

/** Takes contents away in a transaction of somebody else. */
export function removeContents(writer: Writer, tenantId: TenantId, ids: readonly ContentId[]): void {
  storedContents.remove(writer, tenantId, ids);
}

export function sealKey(keys: DataKeys, id: ContentId, key: string): string {
  return keys.seal(key, `stored_content.key_sealed ${id}`);
}

export function openKey(keys: DataKeys, id: ContentId, sealed: string): string {
  return keys.open(sealed, `stored_content.key_sealed ${id}`);
}
