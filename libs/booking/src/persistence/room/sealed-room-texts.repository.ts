import type { TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** Where sealed texts of rooms lie, and what tells their rows apart: a signal has no id of its own, but its number in its room. */
export const SEALED_ROOM_TEXTS = [
  { table: 'room_participant', column: 'name_sealed', id: 'id::text' },
  { table: 'room_message', column: 'text_sealed', id: 'id::text' },
  { table: 'room_document', column: 'name_sealed', id: 'id::text' },
  { table: 'room_signal', column: 'content_sealed', id: `appointment_id || ' ' || sequence` },
] as const;
export type SealedRoomText = (typeof SEALED_ROOM_TEXTS)[number];

/** What a text is sealed with: its table, its column and its row. */
export function boundTo({ table, column }: SealedRoomText, id: string): string {
  return `${table}.${column} ${id}`;
}

const STATEMENTS = new Map(
  SEALED_ROOM_TEXTS.map((text) => {
    const { table, column, id } = text;
    const outdated = `tenant_id = $1 and split_part(${column}, '.', 1) <> $2`;
    return [
      text,
      {
        count: statement(`room.count-outdated-${table}`, `select count(*)::int as count from ${table} where ${outdated}`),
        some: statement(
          `room.some-outdated-${table}`,
          `select ${id} as id, ${column} as sealed from ${table} where ${outdated} order by 1 limit $3 for update skip locked`,
        ),
        replace: statement(
          `room.replace-outdated-${table}`,
          `update ${table} set ${column} = fresh.sealed
           from unnest($2::text[], $3::text[]) as fresh (row_id, sealed) where tenant_id = $1 and ${id} = fresh.row_id`,
        ),
      },
    ];
  }),
);

export interface SealedText {
  readonly id: string;
  readonly sealed: string;
}

/** The sealed texts of rooms, by the key that sealed them. */
export const sealedRoomTexts = {
  async countOutdated(reader: Reader, tenantId: TenantId, text: SealedRoomText, currentKeyId: string): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(statementsOf(text).count, [tenantId, currentKeyId]);
    return row?.count ?? 0;
  },

  /** Some of them, locked until the transaction ends. */
  someOutdated(reader: Reader, tenantId: TenantId, text: SealedRoomText, currentKeyId: string, limit: number): Promise<SealedText[]> {
    return reader.rows<SealedText>(statementsOf(text).some, [tenantId, currentKeyId, limit]);
  },

  replace(writer: Writer, tenantId: TenantId, text: SealedRoomText, fresh: readonly SealedText[]): void {
    writer.send(statementsOf(text).replace, [tenantId, fresh.map(({ id }) => id), fresh.map(({ sealed }) => sealed)]);
  },
};

function statementsOf(text: SealedRoomText) {
  const statements = STATEMENTS.get(text);
  if (!statements) throw new Error('there are no such sealed texts');
  return statements;
}
