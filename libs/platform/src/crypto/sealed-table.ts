import type { PersonId, TenantId } from '@casa/contracts';
import { type Statement, statement } from '../database/statement.js';
import type { Reader } from '../database/tenant-transaction.js';
import type { DataKeys } from './data-keys.js';

/** A table whose rows hold sealed texts, each bound to its table, column and row: `membership.name_sealed 0192…`. */
export interface SealedTable {
  readonly name: string;
  /** What its rows are, for the operator who waits. */
  readonly title: string;
  readonly columns: readonly [string, ...string[]];
  /** Whose its rows are: a municipality's unless told otherwise, or a person's, who is their own. */
  readonly owner?: 'tenant_id' | 'id';
  /** SQL of what tells an owner's rows apart; their `id` unless told otherwise. */
  readonly key?: { readonly sql: string; readonly type: 'uuid' | 'text' };
  /** The texts of a row are bound to table and row alone. */
  readonly isBoundToRow?: boolean;
}

/** A row's sealed texts, in the order of the table's columns; null where there is none. */
interface SealedRow {
  readonly id: string;
  readonly sealed: readonly (string | null)[];
}

/** The sealed texts of one table by the key that sealed them, whose id stands before each; sealed anew without a look at what they say. */
export class SealedTexts {
  private readonly count: Statement;
  private readonly some: Statement;
  private readonly replace: Statement;

  constructor(
    private readonly keys: DataKeys,
    private readonly table: SealedTable,
  ) {
    const { name, owner = 'tenant_id', key = { sql: 'id', type: 'uuid' }, columns } = table;
    const outdated = `${owner} = $1 and (${columns.map((column) => `split_part(${column}, '.', 1) <> $2`).join(' or ')})`;
    const assignments = columns.map((column) => `${column} = fresh.${column}`).join(', ');
    const arrays = columns.map((_, index) => `$${index + 3}::text[]`).join(', ');
    this.count = statement(`sealed.count-outdated-${name}`, `select count(*)::int as count from ${name} where ${outdated}`);
    this.some = statement(
      `sealed.some-outdated-${name}`,
      `select (${key.sql})::text as id, array[${columns.join(', ')}] as sealed from ${name} where ${outdated} order by ${key.sql} limit $3
       for update skip locked`,
    );
    this.replace = statement(
      `sealed.replace-${name}`,
      `update ${name} set ${assignments}
       from unnest($2::${key.type}[], ${arrays}) as fresh (row_key, ${columns.join(', ')}) where ${name}.${owner} = $1 and ${key.sql} = fresh.row_key`,
    );
  }

  /** How many of the owner's rows have a text that another key than the first has sealed. */
  async countOutdated(reader: Reader, owner: TenantId | PersonId): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(this.count, [owner, this.keys.currentKeyId]);
    return row?.count ?? 0;
  }

  /** Seals some of them anew. @param most rows. @returns how many rows; others may be at work on the rest. */
  async reseal(transaction: Reader, owner: TenantId | PersonId, most: number): Promise<number> {
    const outdated = await transaction.rows<SealedRow>(this.some, [owner, this.keys.currentKeyId, most]);
    const fresh = this.table.columns.map((column, index) => outdated.map(({ id, sealed }) => this.resealed(sealed[index], column, id)));
    if (outdated.length > 0) await transaction.rows(this.replace, [owner, outdated.map(({ id }) => id), ...fresh]);
    return outdated.length;
  }

  private resealed(text: string | null | undefined, column: string, id: string): string | null {
    const { name, isBoundToRow } = this.table;
    const boundTo = isBoundToRow ? `${name} ${id}` : `${name}.${column} ${id}`;
    return text == null ? null : this.keys.seal(this.keys.open(text, boundTo), boundTo);
  }
}
