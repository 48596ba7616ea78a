import type { AnsweredMove, ClosureManager, ClosureRefusal } from '@casa/booking';
import type { Result } from '@casa/kernel';
import { type TestClock, type TestDatabase, testDatabase } from '@casa/testing';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { aCounter, type Counter, granted, inWinter, request } from '../a-counter.js';
import { aManager, type ClosuresAtWork, closuresAtWork } from './closures-at-work.js';

/** The time of one desk or office that somebody closes, by the clock of Rome in winter. */
export interface Span {
  readonly from: string;
  readonly until: string;
  readonly deskId?: string;
  readonly officeId?: string | null;
}

/** What is stored of a proposal, in words. */
export interface StoredMove {
  readonly id: string;
  readonly status: string;
  /** `24 09:00` */
  readonly was: string;
  /** `25 09:00`; null: nothing is proposed. */
  readonly proposed: string | null;
  readonly closureId: string;
  readonly appointmentId: string;
}

/** A municipality of its own for each test, on one database, with its manager and the worker. */
export interface ClosedTown {
  readonly database: TestDatabase;
  readonly work: ClosuresAtWork;
  readonly counter: Counter;
  readonly manager: ClosureManager;
  /** Somebody books. @returns the token of their manage link. */
  books(local: string, email?: string): Promise<string>;
  /** Looks and confirms. @returns the closure's id. */
  closes(span: Span): Promise<string>;
  asked(span: Span): { readonly officeId: string | null; readonly deskId: string | null; readonly startsAt: Date; readonly endsAt: Date };
  moves(): Promise<StoredMove[]>;
  /** Token of the link in the letter about a proposal. */
  tokenOf(move: Pick<StoredMove, 'id'>): string;
}

export function grantedClosure<Value>(outcome: Result<Value, ClosureRefusal>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

export function grantedMove(outcome: Result<AnsweredMove, unknown>): AnsweredMove {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** An outcome in a word. */
export function why(outcome: Result<unknown, { readonly code: string }>): string {
  return outcome.ok ? 'ok' : outcome.refusal.code;
}

/** @param tests at least as many as the file has. */
export function closedTown(clock: TestClock, noon: string, tests: number): ClosedTown {
  let database: TestDatabase;
  let towns: { readonly counter: Counter; readonly manager: ClosureManager }[];
  let town: { readonly counter: Counter; readonly manager: ClosureManager };
  let work: ClosuresAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    towns = [];
    for (let number = 0; number < tests; number += 1) {
      const counter = await aCounter(database, { maxOpenPerPerson: 3, horizonDays: 60, changeUntilMinutes: 1440 });
      towns.push({ counter, manager: await aManager(database, counter) });
    }
    work = await closuresAtWork(database, clock);
  });
  afterAll(async () => {
    await work[Symbol.asyncDispose]();
    await database.drop();
  });
  beforeEach(async () => {
    clock.set(noon);
    const next = towns.pop();
    if (!next) throw new Error('there are more tests than towns');
    town = next;
    work.letters.length = 0;
    work.meanwhile = undefined;
    // Nothing is left to do of the test before.
    await database.asSuperuser('delete from pgboss.job');
  });

  const asked = ({ from, until, deskId, officeId = town.counter.office.id }: Span) => ({
    officeId,
    deskId: deskId ?? null,
    startsAt: inWinter(from),
    endsAt: inWinter(until),
  });

  return {
    get database() {
      return database;
    },
    get work() {
      return work;
    },
    get counter() {
      return town.counter;
    },
    get manager() {
      return town.manager;
    },
    asked,
    async books(local, email = 'prima@example.it') {
      const { counter } = town;
      return granted(await work.book.execute(counter.caller, request(counter, local, { citizen: { email } }))).manageToken;
    },
    async closes(span) {
      const { seen } = grantedClosure(await work.preview.execute(town.manager, asked(span)));
      const confirmed = { ...asked(span), seen, reason: { it: 'Assemblea del personale' } };
      return grantedClosure(await work.close.execute(town.manager, confirmed)).id;
    },
    async moves() {
      const rows = await database.asSuperuser(
        `select id, status, closure_id as "closureId", appointment_id as "appointmentId",
           to_char(was_at at time zone 'Europe/Rome', 'DD HH24:MI') as was, to_char(starts_at at time zone 'Europe/Rome', 'DD HH24:MI') as proposed
         from move_proposal where tenant_id = $1 order by was_at, id`,
        [town.counter.tenant.id],
      );
      return rows as unknown as StoredMove[];
    },
    tokenOf: ({ id }) => work.references.make('move-proposal', town.counter.tenant.id, id, 1),
  };
}
