import DataLoader from 'dataloader';

/** The DataLoaders of one request, made when first asked for: what one caller loaded is never another's. */
export class RequestLoaders {
  private readonly made = new Map<symbol, unknown>();

  /** @param name of the loader; the same name gives the same loader for the whole request. */
  of<Key, Value>(name: symbol, batch: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>): DataLoader<Key, Value> {
    const known = this.made.get(name) as DataLoader<Key, Value> | undefined;
    if (known) return known;
    const loader = new DataLoader<Key, Value>(batch);
    this.made.set(name, loader);
    return loader;
  }
}

/** Puts rows in the order of the keys asked; a key without a row gets `absent`. */
export function inOrderOf<Key, Row, Absent>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  absent: Absent,
): (Row | Absent)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? absent);
}
