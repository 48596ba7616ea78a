import { createHash } from 'node:crypto';

/** An entry as it is stored. */
export interface StoredEntry {
  readonly sequence: bigint;
  /** `2026-11-22T09:30:00.123456Z`: to the microsecond, as PostgreSQL keeps it. */
  readonly at: string;
  readonly actorId: string | null;
  readonly personId: string | null;
  /** What is chained; the columns beside it were taken from it. */
  readonly content: string;
  readonly hash: Buffer;
}

/** Where the chain ends, by the municipality's own note. */
export interface ChainHead {
  readonly sequence: bigint;
  readonly hash: Buffer;
}

/**
 * Follows the chain of a municipality's audit entry by entry: each hash is made of the one before, the entry's place and its content.
 * Whoever changes, removes, adds or moves an entry breaks it there, unless they make every hash after it anew, the head's included:
 * against them helps the head's hash, noted elsewhere.
 */
export class AuditChain {
  private last: ChainHead = { sequence: 0n, hash: Buffer.alloc(0) };

  /** How far the chain has been followed. */
  get end(): ChainHead {
    return this.last;
  }

  /** Takes the next entry in order. @returns what is wrong with it. */
  follow(entry: StoredEntry): string | undefined {
    const sequence = this.last.sequence + 1n;
    if (entry.sequence !== sequence)
      return entry.sequence > sequence ? `entry ${sequence} was removed` : `entry ${entry.sequence} was added`;
    const hash = createHash('sha256').update(this.last.hash).update(`${sequence}:${entry.content}`, 'utf8').digest();
    if (!hash.equals(entry.hash)) return `entry ${sequence} was changed, or is not the one that stood there`;
    const column = differingColumn(entry);
    if (column) return `entry ${sequence} was changed: its column ${column} is not what was written`;
    this.last = { sequence, hash };
    return undefined;
  }

  /** After the last entry. @returns what is wrong with the end. */
  close(head: ChainHead | undefined): string | undefined {
    const { sequence, hash } = this.last;
    if (!head) return sequence === 0n ? undefined : 'the head of the chain was removed';
    if (head.sequence > sequence) return `entry ${sequence + 1n} was removed, with all after it up to ${head.sequence}`;
    if (head.sequence < sequence) return `entry ${head.sequence + 1n} was added after the head of the chain`;
    return hash.equals(head.hash) ? undefined : `the head of the chain was changed: it is not the hash of entry ${sequence}`;
  }
}

/** The columns are what people search by: they must say what the content says. */
function differingColumn({ at, actorId, personId, content }: StoredEntry): string | undefined {
  const written = JSON.parse(content) as { readonly at: string; readonly actor?: string; readonly person?: string };
  const columns = [
    ['at', at, written.at.replace(/(\.\d{3})Z$/, '$1000Z')],
    ['actor_id', actorId, written.actor ?? null],
    ['person_id', personId, written.person ?? null],
  ] as const;
  return columns.find(([, stored, said]) => stored !== said)?.[0];
}
