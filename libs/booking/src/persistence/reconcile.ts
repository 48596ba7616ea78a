import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntityName, EntitySchema } from '@mikro-orm/postgresql';
import type { CatalogueChanges, TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';

export interface Reconciled<RowId extends string> {
  readonly changes: CatalogueChanges;
  /** @throws for a key the folder did not have: a catalogue is validated before it is applied. */
  readonly idOf: (key: string) => RowId;
}

type Row = Readonly<Record<string, unknown>>;

interface Retirable {
  id: string;
  tenantId: string;
  retiredAt?: Date | null;
}

/**
 * Makes the rows of a tenant as wanted: creates what is missing, updates what differs, retires what is no longer wanted.
 * @param isLeftAlone of a row that is there already: it stays as it is, wanted or not.
 */
export async function reconcile<RowId extends string>(
  em: EntityManager,
  entity: EntitySchema,
  tenantId: TenantId,
  wanted: readonly Row[],
  keyOf: (row: Row) => string,
  now: Date,
  isLeftAlone: (row: Row) => boolean = () => false,
): Promise<Reconciled<RowId>> {
  const rows = entity as EntityName<Retirable>;
  const existing = new Map((await em.find(rows, { tenantId })).map((row) => [keyOf({ ...row }), row]));
  const ids = new Map<string, RowId>();
  const changes = { created: 0, updated: 0, removed: 0 };
  for (const row of wanted) {
    const key = keyOf(row);
    const known = existing.get(key);
    existing.delete(key);
    if (!known) {
      const id = newId();
      em.persist(em.create(rows, { ...row, id, tenantId, retiredAt: null } as never));
      ids.set(key, id as string as RowId);
      changes.created += 1;
      continue;
    }
    ids.set(key, known.id as RowId);
    const current: Row = { ...known };
    if (isLeftAlone(current)) continue;
    const different = Object.entries({ ...row, retiredAt: null }).filter(
      ([name, value]) => !isDeepStrictEqual(plain(current[name]), plain(value)),
    );
    if (different.length > 0) {
      em.assign(known, Object.fromEntries(different) as never);
      changes.updated += 1;
    }
  }
  for (const gone of existing.values()) {
    if (gone.retiredAt || isLeftAlone({ ...gone })) continue;
    em.assign(gone, { retiredAt: now } as never);
    changes.removed += 1;
  }
  // Each kind is written before what points at it.
  await em.flush();
  return {
    changes,
    idOf: (key) => {
      const id = ids.get(key);
      if (!id) throw new Error(`the catalogue names «${key}», which it does not have`);
      return id;
    },
  };
}

export function total(parts: readonly CatalogueChanges[]): CatalogueChanges {
  return parts.reduce(
    (sum, part) => ({ created: sum.created + part.created, updated: sum.updated + part.updated, removed: sum.removed + part.removed }),
    {
      created: 0,
      updated: 0,
      removed: 0,
    },
  );
}

/** As it comes back from jsonb: without undefined, and null for what is absent. */
function plain(value: unknown): unknown {
  return value == null ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
