import type { ContentId, TenantId } from '@casa/contracts';
import { type Statement, statement } from '../database/statement.js';
import type { Reader, Writer } from '../database/tenant-transaction.js';

const BEGIN = statement('storage.begin', `insert into stored_content (tenant_id, id, key_sealed, begun_at) values ($1, $2, $3, $4)`);

const ADD_PIECE = statement(
  'storage.add-piece',
  `insert into stored_piece (tenant_id, content_id, position, sealed) values ($1, $2, $3, $4)`,
);

const COMPLETE = statement('storage.complete', `update stored_content set pieces = $3, bytes = $4 where tenant_id = $1 and id = $2`);

const FIND = statement(
  'storage.find',
  `select key_sealed as "keySealed", pieces from stored_content where tenant_id = $1 and id = $2 and pieces is not null`,
);

const PIECE = statement('storage.piece', `select sealed from stored_piece where tenant_id = $1 and content_id = $2 and position = $3`);

const REMOVE_PIECES = statement('storage.remove-pieces', `delete from stored_piece where tenant_id = $1 and content_id = any ($2::uuid[])`);

const REMOVE = statement('storage.remove', `delete from stored_content where tenant_id = $1 and id = any ($2::uuid[])`);

const OUTDATED = `tenant_id = $1 and split_part(key_sealed, '.', 1) <> $2`;

const COUNT_OUTDATED = statement('storage.count-outdated', `select count(*)::int as count from stored_content where ${OUTDATED}`);

const SOME_OUTDATED = statement(
  'storage.some-outdated',
  `select id, key_sealed as "keySealed" from stored_content where ${OUTDATED} order by id limit $3 for update skip locked`,
);

const REPLACE_KEYS = statement(
  'storage.replace-keys',
  `update stored_content set key_sealed = fresh.sealed
   from unnest($2::uuid[], $3::text[]) as fresh (id, sealed) where tenant_id = $1 and stored_content.id = fresh.id`,
);

export interface SealedContentKey {
  readonly id: ContentId;
  readonly keySealed: string;
}

/** Every statement about stored contents; of one that is not complete, nothing is found. */
export const storedContents = {
  begin(writer: Writer, tenantId: TenantId, id: ContentId, keySealed: string, now: Date): void {
    writer.send(BEGIN, [tenantId, id, keySealed, now]);
  },

  addPiece(writer: Writer, tenantId: TenantId, id: ContentId, position: number, sealed: Buffer): void {
    writer.send(ADD_PIECE, [tenantId, id, position, sealed]);
  },

  complete(writer: Writer, tenantId: TenantId, id: ContentId, pieces: number, bytes: number): void {
    writer.send(COMPLETE, [tenantId, id, pieces, bytes]);
  },

  async find(
    reader: Reader,
    tenantId: TenantId,
    id: ContentId,
  ): Promise<{ readonly keySealed: string; readonly pieces: number } | undefined> {
    return first(reader, FIND, [tenantId, id]);
  },

  async piece(reader: Reader, tenantId: TenantId, id: ContentId, position: number): Promise<Buffer | undefined> {
    return (await first<{ sealed: Buffer }>(reader, PIECE, [tenantId, id, position]))?.sealed;
  },

  remove(writer: Writer, tenantId: TenantId, ids: readonly ContentId[]): void {
    for (const each of [REMOVE_PIECES, REMOVE]) writer.send(each, [tenantId, ids]);
  },

  async countOutdated(reader: Reader, tenantId: TenantId, currentKeyId: string): Promise<number> {
    return (await first<{ count: number }>(reader, COUNT_OUTDATED, [tenantId, currentKeyId]))?.count ?? 0;
  },

  /** Some of them, locked until the transaction ends. */
  someOutdated(reader: Reader, tenantId: TenantId, currentKeyId: string, limit: number): Promise<SealedContentKey[]> {
    return reader.rows<SealedContentKey>(SOME_OUTDATED, [tenantId, currentKeyId, limit]);
  },

  replaceKeys(writer: Writer, tenantId: TenantId, fresh: readonly SealedContentKey[]): void {
    writer.send(REPLACE_KEYS, [tenantId, fresh.map(({ id }) => id), fresh.map(({ keySealed }) => keySealed)]);
  },
};

async function first<Row>(reader: Reader, query: Statement, values: readonly unknown[]): Promise<Row | undefined> {
  const [row] = await reader.rows<Row>(query, values);
  return row;
}
