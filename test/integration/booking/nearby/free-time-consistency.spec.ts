import { aClosure, fixedClock, testDatabase } from '@casa/testing';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { request } from '../a-counter.js';
import { useCases } from '../use-cases.js';
import { aTownAt, computed, computing, noteAll, type Town } from './a-metropolis.js';

const NOW = '2026-11-23T08:00:00+01:00';
const HOUR_MS = 3_600_000;

const database = await testDatabase();
const clock = fixedClock(NOW);
const rules = { service: { horizonDays: 4, minutes: 30, stepMinutes: 30, channels: ['IN_PERSON', 'VIDEO'] } } as const;
const towns = [await aTownAt(database, 'bari', rules), await aTownAt(database, 'modugno', rules)];
const worker = await computing(database, clock);
const booking = await useCases(database, clock);

afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await booking[Symbol.asyncDispose]();
  await database.drop();
});

/** Something that happens at one of the towns, or to the time. */
type Event =
  | { readonly what: 'book' | 'hold' | 'book what is held'; readonly town: number; readonly start: number }
  | { readonly what: 'cancel' | 'release' | 'move'; readonly town: number; readonly which: number; readonly start: number }
  | { readonly what: 'close'; readonly town: number; readonly start: number }
  | { readonly what: 'time goes by'; readonly hours: number }
  | { readonly what: 'the worker comes by' };

const town = fc.constantFrom(0, 1);
/** Half hours of the next days, most of them within the opening. */
const start = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 2, max: 7 })).map(([day, half]) => day * 48 + half);
const anEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constantFrom('book', 'hold', 'book what is held'), town, start }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constantFrom('cancel', 'release', 'move'), town, which: fc.nat(9), start }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('close' as const), town, start }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('time goes by' as const), hours: fc.constantFrom(0.2, 0.4, 3, 20) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('the worker comes by' as const) }) },
);

/** The links and holds that were had so far, of each town. */
class Desks {
  readonly links: string[][] = [[], []];
  readonly holds: { readonly token: string; readonly startsAt: Date }[][] = [[], []];
  #people = 0;

  async happen(event: Event): Promise<void> {
    switch (event.what) {
      case 'time goes by':
        clock.advance(event.hours * HOUR_MS);
        return;
      case 'the worker comes by':
        return worker.round();
      default:
        return this.#at(towns[event.town]!, event);
    }
  }

  async #at(at: Town, event: Exclude<Event, { what: 'time goes by' | 'the worker comes by' }>): Promise<void> {
    const startsAt = new Date(Date.parse(NOW) + event.start * (HOUR_MS / 2));
    const wanted = { serviceId: at.service.id, officeId: at.office.id, channel: 'IN_PERSON', startsAt } as const;
    switch (event.what) {
      case 'book':
        return this.#book(at, event.town, startsAt);
      case 'hold': {
        const held = await booking.hold.execute(at.caller, wanted);
        if (held.ok) this.holds[event.town]!.push({ token: held.value.token, startsAt });
        return;
      }
      case 'book what is held': {
        const hold = this.holds[event.town]!.shift();
        return hold && this.#book(at, event.town, hold.startsAt, hold.token);
      }
      case 'cancel': {
        const link = one(this.links[event.town]!, event.which);
        if (link !== undefined) await booking.cancel.execute(at.caller, link);
        return;
      }
      case 'release': {
        const hold = one(this.holds[event.town]!, event.which);
        if (hold) await booking.release.execute(at.caller, hold.token);
        return;
      }
      case 'move': {
        const link = one(this.links[event.town]!, event.which);
        if (link !== undefined) await booking.reschedule.execute(at.caller, link, startsAt);
        return;
      }
      case 'close':
        // As whoever closes an office does: what changed is written down with it.
        await aClosure(database, at.tenant, { from: startsAt, until: new Date(startsAt.getTime() + HOUR_MS), office: at.office });
        await database.asSuperuser(
          `insert into free_time_change (tenant_id, id, office_id, due_at) values ($1, $2, $2, $3) on conflict (tenant_id, id) do nothing`,
          [at.tenant.id, at.office.id, clock.now()],
        );
    }
  }

  async #book(at: Town, index: number, startsAt: Date, holdToken?: string): Promise<void> {
    this.#people += 1;
    const wanted = { ...request(at, '2026-11-25T09:00', { citizen: { email: `n.${this.#people}@example.it` } }), startsAt };
    const booked = await booking.book.execute(at.caller, { ...wanted, ...(holdToken !== undefined && { holdToken }) });
    if (booked.ok) this.links[index]!.push(booked.value.manageToken);
  }
}

function one<Item>(items: readonly Item[], which: number): Item | undefined {
  return items[which % (items.length || 1)];
}

it('whatever happened, and whenever the worker came by: once nothing is due, the table says what is offered', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anEvent, { minLength: 5, maxLength: 25 }), async (events) => {
      clock.set(NOW);
      for (const table of ['desk_claim', 'appointment', 'closure', 'free_time_change']) await database.asSuperuser(`delete from ${table}`);
      await noteAll(database, clock.now());
      const desks = new Desks();
      for (const event of events) await desks.happen(event);
      await worker.all();
      for (const at of towns) {
        for (const channel of ['IN_PERSON', 'VIDEO'] as const) {
          const offered = await worker.offered(at, channel);
          expect(await computed(database, at, channel, clock.now())).toEqual(offered);
          compared += offered.length;
        }
      }
    }),
    { numRuns: 40 },
  );
  console.log(`40 histories of two towns, ${compared} days with free time: equal`);
}, 240_000);
