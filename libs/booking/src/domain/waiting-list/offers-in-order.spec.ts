import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offersInOrder, type WaitingPerson } from './offers-in-order.js';
import { afterOffer, isOnTheList, type WaitingState } from './waiting-state.js';

const ZONE = 'Europe/Rome';
const HOUR_MS = 3_600_000;
const DAY = '2026-11-23';
const NINE = Date.parse(`${DAY}T09:00+01:00`);

/** Nine, ten, eleven … of one day at one desk: an hour each. */
function hour(number: number): { startsAt: number; endsAt: number } {
  return { startsAt: NINE + number * HOUR_MS, endsAt: NINE + (number + 1) * HOUR_MS };
}

interface Person extends WaitingPerson {
  readonly name: number;
}

function person(name: number, given: Partial<WaitingPerson & { from: string | null }> = {}): Person {
  const { from = null, ...more } = given;
  return {
    name,
    times: { firstDay: DAY, lastDay: DAY, weekdays: [], from, until: null },
    hasOpenOffer: false,
    offeredBefore: [],
    ...more,
  };
}

function given(people: readonly Person[], starts: readonly { startsAt: number; endsAt: number }[]): [number, number][] {
  return offersInOrder(people, () => starts, ZONE).map(({ person: { name }, start }) => [name, (start.startsAt - NINE) / HOUR_MS]);
}

describe('freed time', () => {
  it('goes to the first on the list, and what is left of it to the next', () => {
    expect(given([person(1), person(2), person(3)], [hour(0), hour(1)])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('passes over whoever cannot come, has another offer to answer, or was offered just this before', () => {
    const people = [person(1, { from: '12:00' }), person(2, { hasOpenOffer: true }), person(3, { offeredBefore: [NINE] }), person(4)];
    expect(given(people, [hour(0)])).toEqual([[4, 0]]);
    expect(given(people.slice(0, 3), [hour(0)])).toEqual([]);
  });

  it('is offered again at another hour to whoever refused one', () => {
    expect(given([person(1, { offeredBefore: [NINE] })], [hour(0), hour(1)])).toEqual([[1, 1]]);
  });

  it('is never offered twice where starts overlap', () => {
    const half = { startsAt: NINE + HOUR_MS / 2, endsAt: NINE + 1.5 * HOUR_MS };
    expect(given([person(1), person(2)], [hour(0), half])).toEqual([[1, 0]]);
  });
});

type Answer = 'ACCEPTS' | 'REFUSES' | 'LAPSES' | 'LEAVES';

type Step =
  | { readonly kind: 'joins'; readonly from: number }
  | { readonly kind: 'frees'; readonly hour: number }
  | { readonly kind: Answer; readonly who: number };

/** A waiting list for the hours of one desk; the log says who was offered which hour. */
interface List {
  readonly log: [number, number][];
  joins(from: number): void;
  /** The hour comes free, unless it is promised to somebody already. */
  frees(hour: number): void;
  answers(who: number, answer: Answer): void;
  states(): string[];
}

/** As anybody would keep it on paper: one line a person, read from the top. */
class PaperList implements List {
  readonly log: [number, number][] = [];
  private readonly lines: { from: number; ignored: number; offer?: number; booked?: number; over?: string; seen: Set<number> }[] = [];

  joins(from: number): void {
    this.lines.push({ from, ignored: 0, seen: new Set() });
  }

  frees(free: number): void {
    if (this.lines.some(({ offer }) => offer === free)) return;
    for (const line of this.lines) if (line.booked === free) line.booked = -1;
    for (const [name, line] of this.lines.entries()) {
      if (line.over !== undefined || line.offer !== undefined || line.from > free || line.seen.has(free)) continue;
      line.offer = free;
      line.seen.add(free);
      this.log.push([name, free]);
      return;
    }
  }

  answers(who: number, answer: Answer): void {
    const line = this.lines[who];
    if (!line || line.over !== undefined || (answer !== 'LEAVES' && line.offer === undefined)) return;
    const { offer } = line;
    delete line.offer;
    if (answer === 'ACCEPTS') {
      line.over = 'BOOKED';
      line.booked = offer!;
      return;
    }
    line.ignored = answer === 'LAPSES' ? line.ignored + 1 : 0;
    if (answer === 'LEAVES') line.over = 'LEFT';
    if (line.ignored === 3) line.over = 'ENDED';
    if (offer !== undefined) this.frees(offer);
  }

  states(): string[] {
    return this.lines.map(({ over, offer }) => over ?? (offer === undefined ? 'WAITING' : 'OFFERED'));
  }
}

/** The same by the rules of the system. */
class RuledList implements List {
  readonly log: [number, number][] = [];
  private readonly people: { from: string; state: WaitingState; unanswered: number; offer: number | undefined; offeredBefore: number[] }[] =
    [];

  joins(from: number): void {
    const time = `${String(9 + from).padStart(2, '0')}:00`;
    this.people.push({ from: time, state: 'WAITING', unanswered: 0, offer: undefined, offeredBefore: [] });
  }

  frees(free: number): void {
    if (this.people.some(({ state, offer }) => state === 'OFFERED' && offer === free)) return;
    const waiting = this.people.flatMap(({ from, state, offeredBefore }, name) =>
      isOnTheList(state) ? [person(name, { from, hasOpenOffer: state === 'OFFERED', offeredBefore })] : [],
    );
    for (const [name, offer] of given(waiting, [hour(free)])) {
      const chosen = this.people[name]!;
      Object.assign(chosen, { state: 'OFFERED', offer });
      chosen.offeredBefore.push(hour(offer).startsAt);
      this.log.push([name, offer]);
    }
  }

  answers(who: number, answer: Answer): void {
    const answering = this.people[who];
    if (!answering || !isOnTheList(answering.state) || (answer !== 'LEAVES' && answering.state !== 'OFFERED')) return;
    const { offer, unanswered } = answering;
    const after =
      answer === 'ACCEPTS' || answer === 'LEAVES'
        ? { state: answer === 'ACCEPTS' ? 'BOOKED' : 'LEFT' }
        : afterOffer(answer === 'REFUSES' ? 'REFUSED' : 'LAPSED', unanswered);
    Object.assign(answering, after, { offer: undefined });
    if (answer !== 'ACCEPTS' && offer !== undefined) this.frees(offer);
  }

  states(): string[] {
    return this.people.map(({ state }) => state);
  }
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('joins' as const), from: fc.nat(8) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('frees' as const), hour: fc.nat(7) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom<Answer[]>('ACCEPTS', 'REFUSES', 'LAPSES', 'LEAVES'), who: fc.nat(20) }) },
  ),
  { minLength: 20, maxLength: 120 },
);

function tell(list: List, story: readonly Step[]): List {
  for (const step of story) {
    if (step.kind === 'joins') list.joins(step.from);
    else if (step.kind === 'frees') list.frees(step.hour);
    else list.answers(step.who, step.kind);
  }
  return list;
}

it('is shared out as a list on paper would, whatever people do', () => {
  let offers = 0;
  fc.assert(
    fc.property(steps, (story) => {
      const ruled = tell(new RuledList(), story);
      const paper = tell(new PaperList(), story);
      expect(ruled.log).toEqual(paper.log);
      expect(ruled.states()).toEqual(paper.states());
      offers += ruled.log.length;
    }),
    { numRuns: 1000 },
  );
  // The stories are not about empty lists.
  expect(offers).toBeGreaterThan(3000);
});
