import type { PersonId, TenantId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';
import type { Reader } from '@casa/platform/database';
import { type SealedRow, type SealedTable, SealedTexts } from '../../persistence/sealed-identity.repository.js';

/** Seals rows of one table with the current key; what they say is not looked at. */
export class ResealRows {
  private readonly texts: SealedTexts;

  constructor(
    private readonly keys: DataKeys,
    private readonly table: SealedTable,
  ) {
    this.texts = new SealedTexts(table);
  }

  countOutdated(reader: Reader, owner: TenantId | PersonId): Promise<number> {
    return this.texts.countOutdated(reader, owner, this.keys.currentKeyId);
  }

  /** @returns how many; at most `limit`. */
  async reseal(transaction: Reader, owner: TenantId | PersonId, limit: number): Promise<number> {
    const outdated = await this.texts.someOutdated(transaction, owner, this.keys.currentKeyId, limit);
    const fresh = outdated.map((row) => ({ id: row.id, sealed: row.sealed.map((text, index) => this.resealed(row, text, index)) }));
    await this.texts.replace(transaction, owner, fresh);
    return fresh.length;
  }

  private resealed({ id }: SealedRow, text: string | null, index: number): string | null {
    const { name, columns } = this.table;
    // The two messages of a login are bound to the login.
    const boundTo = name === 'login_exchange' ? `${name} ${id}` : `${name}.${columns[index] ?? ''} ${id}`;
    return text === null ? null : this.keys.seal(this.keys.open(text, boundTo), boundTo);
  }
}
