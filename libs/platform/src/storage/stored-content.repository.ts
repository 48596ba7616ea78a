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
};

async function first<Row>(reader: Reader, query: Statement, values: readonly unknown[]): Promise<Row | undefined> {
  const [row] = await reader.rows<Row>(query, values);
  return row;
}
