import type { TenantId } from '@casa/contracts';
import pg from 'pg';
import type { TestDatabase } from '../test-database.js';

/** Writes one row as the application would, inside its tenant. */
export async function insert(
  database: TestDatabase,
  tenantId: TenantId,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(row).map((column) => pg.escapeIdentifier(column));
  const places = columns.map((_, index) => `$${index + 1}`);
  const sql = `insert into ${pg.escapeIdentifier(table)} (${columns.join(', ')}) values (${places.join(', ')})`;
  await database.inTenant(tenantId, (client) => client.query(sql, Object.values(row)));
}

/** A value of a jsonb column: the driver would make a PostgreSQL array of a list. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

let last = 0;

/** A number no other row of this test file has. */
export function next(): number {
  last += 1;
  return last;
}
