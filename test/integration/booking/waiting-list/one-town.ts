import { type TestClock, type TestDatabase, testDatabase } from '@casa/testing';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { aCounter, type Counter, granted, request } from '../a-counter.js';
import { type WaitingListAtWork, waitingListAtWork } from './a-waiting-list.js';
import { offersMade, offerToken, toldOf } from './people-who-wait.js';

/** A municipality of its own for each test, on one database and with one worker. */
export interface OneTown {
  readonly database: TestDatabase;
  readonly list: WaitingListAtWork;
  readonly counter: Counter;
  /** Somebody books an hour, so that it can come free. @returns what frees it. */
  booked(local: string, email?: string): Promise<() => Promise<void>>;
  /** Token of the latest offer. */
  last(): Promise<string>;
  /** Who was offered what, in order. */
  told(): Promise<string[]>;
  /** Rows of this municipality. @param select without its condition. */
  stored(select: string): Promise<Record<string, unknown>[]>;
}

/** @param tests at least as many as the file has. */
export function oneTown(clock: TestClock, noon: string, tests: number): OneTown {
  let database: TestDatabase;
  let counters: Counter[];
  let counter: Counter;
  let list: WaitingListAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    counters = [];
    for (let number = 0; number < tests; number += 1) counters.push(await aCounter(database, { maxOpenPerPerson: 1, offerMinutes: 240 }));
    list = await waitingListAtWork(database, clock);
  });
  afterAll(async () => {
    await list[Symbol.asyncDispose]();
    await database.drop();
  });
  beforeEach(async () => {
    clock.set(noon);
    const next = counters.pop();
    if (!next) throw new Error('there are more tests than towns');
    counter = next;
    list.letters.length = 0;
    list.undeliverable.clear();
    // Nothing is left to do of the test before.
    await database.asSuperuser('delete from pgboss.job');
  });

  return {
    get database() {
      return database;
    },
    get list() {
      return list;
    },
    get counter() {
      return counter;
    },
    async booked(local, email = 'prima@example.it') {
      const { manageToken } = granted(await list.book.execute(counter.caller, request(counter, local, { citizen: { email } })));
      return async () => {
        granted(await list.cancel.execute(counter.caller, manageToken));
      };
    },
    async last() {
      return offerToken(list, (await offersMade(database, counter.tenant)).at(-1)!);
    },
    told: () => toldOf(list, database, counter.tenant),
    stored: (select) => database.asSuperuser(`${select} where tenant_id = $1`, [counter.tenant.id]),
  };
}
