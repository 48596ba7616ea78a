import { LRUCache } from 'lru-cache';

const MOST_TOLD = 50_000;

/** Which appointments an operator is known to have seen: pages that are open all day read them again and again, and the log says it once. */
export class ToldLately {
  private readonly told: LRUCache<string, true>;

  /** @param againMs after which it is said again. */
  constructor(againMs: number) {
    this.told = new LRUCache({ max: MOST_TOLD, ttl: againMs });
  }

  /** What is being told of an operator; known only once it is `done`: what is rolled back was not told. */
  of(actorId: string): Telling {
    return new Telling(this.told, actorId);
  }
}

class Telling {
  private readonly fresh: string[] = [];

  constructor(
    private readonly told: LRUCache<string, true>,
    private readonly actorId: string,
  ) {}

  /** Whether it is to be told now. */
  isNew(subjectId: string): boolean {
    const key = `${this.actorId} ${subjectId}`;
    if (this.told.has(key)) return false;
    this.fresh.push(key);
    return true;
  }

  /** The transaction is through. */
  done(): void {
    for (const key of this.fresh) this.told.set(key, true);
  }
}
