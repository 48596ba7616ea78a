import { isDeepStrictEqual } from 'node:util';
import type { CatalogueChanges } from '@casa/contracts';

/** What is there, what shall be there, and the property by which the two are matched. */
export interface Reconciliation<Stored extends object, Wanted extends Partial<Stored>> {
  readonly stored: readonly Stored[];
  readonly wanted: readonly Wanted[];
  readonly key: keyof Stored & keyof Wanted;
  readonly create: (values: Wanted) => unknown;
  readonly remove: (row: Stored) => unknown;
}

/** Makes the stored rows what they shall be, touching only what differs. */
export function reconcile<Stored extends object, Wanted extends Partial<Stored>>(work: Reconciliation<Stored, Wanted>): CatalogueChanges {
  const { wanted, key, create, remove } = work;
  const left = new Map<unknown, Stored>(work.stored.map((row) => [row[key], row]));
  let created = 0;
  let updated = 0;
  for (const values of wanted) {
    const row = left.get(values[key]);
    left.delete(values[key]);
    if (row) {
      updated += Number(assignDifferent(row, values));
    } else {
      create(values);
      created += 1;
    }
  }
  left.forEach((row) => remove(row));
  return { created, updated, removed: left.size };
}

/** @returns whether anything was different. */
export function assignDifferent<Row extends object>(row: Row, values: Partial<Row>): boolean {
  const different = Object.entries(values).filter(([name, value]) => !isDeepStrictEqual(row[name as keyof Row], value));
  Object.assign(row, Object.fromEntries(different));
  return different.length > 0;
}

export function sum(changes: readonly CatalogueChanges[]): CatalogueChanges {
  const total = { created: 0, updated: 0, removed: 0 };
  for (const { created, updated, removed } of changes) {
    total.created += created;
    total.updated += updated;
    total.removed += removed;
  }
  return total;
}
