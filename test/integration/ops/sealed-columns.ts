import type { TestDatabase } from '@casa/testing';

/** The tables with sealed columns, by the spec that has the keys changed under them. */
const TRIED = {
  identity: ['delegation', 'login_exchange', 'membership', 'person', 'service_provider_key', 'session'],
  booking: [
    ...['appointment', 'room_document', 'room_message', 'room_participant', 'room_signal', 'stored_content'],
    ...['visit_rating', 'waiting_entry'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Spec = keyof typeof TRIED;

export interface SealedColumn {
  readonly table: string;
  readonly column: string;
}

/** The sealed columns that a spec has to try, as the database itself lists them. */
export async function sealedColumns(database: TestDatabase, spec: Spec): Promise<SealedColumn[]> {
  const tables: readonly string[] = TRIED[spec];
  return (await catalogue(database)).filter(({ table }) => tables.includes(table));
}

/**
 * What is left to do once a spec has sealed its rows with the key `fresh`: its columns of which no row, or not every row, was sealed anew;
 * and the tables on which the catalogue and all the specs together do not agree, so that none is in no spec.
 */
export async function forgottenColumns(database: TestDatabase, spec: Spec): Promise<string[]> {
  const listed: readonly string[] = Object.values(TRIED).flat();
  const stored = [...new Set((await catalogue(database)).map(({ table }) => table))];
  const forgotten = [...stored.filter((table) => !listed.includes(table)), ...listed.filter((table) => !stored.includes(table))];
  for (const { table, column } of await sealedColumns(database, spec)) {
    const [row] = await database.asSuperuser(`select bool_and(${column} like 'fresh.%') as fresh from ${table}`);
    if (row?.['fresh'] !== true) forgotten.push(`${table}.${column}`);
  }
  return forgotten;
}

async function catalogue(database: TestDatabase): Promise<SealedColumn[]> {
  const rows = await database.asSuperuser(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and column_name like '%\\_sealed' order by 1, 2`,
  );
  return rows.map(({ table, column }) => ({ table: String(table), column: String(column) }));
}
