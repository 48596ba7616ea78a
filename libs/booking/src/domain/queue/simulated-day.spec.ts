import { describe, expect, it } from 'vitest';
import { chance } from './chance.js';
import { afterCalling, type LineRule, nextInLine } from './line.js';
import { serviceTimes } from './service-times.js';
import { inMinutes, type WaitInMinutes } from './wait-in-words.js';
import { estimateNewcomers, estimateWaits, type QueueState, type Waiting } from './waiting-time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SEEDS = 20;
const OPEN_FOR = 6 * HOUR;
const STEP = MINUTE / 6;
const RULE: LineRule = { toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2 };

/** What the catalogue says of each service, what it takes in truth, and how often people come for it without booking. */
const SERVICES = [
  { id: 'identity card', minutes: 20, median: 13, spread: 0.45, aWalkInEvery: 10 },
  { id: 'residence', minutes: 30, median: 24, spread: 0.5, aWalkInEvery: 36 },
  { id: 'certificate', minutes: 10, median: 5, spread: 0.6, aWalkInEvery: 8 },
] as const;
const DESKS = [
  ['identity card', 'certificate'],
  ['identity card', 'certificate'],
  ['residence', 'certificate'],
  ['identity card', 'residence'],
];

/** How a day goes. */
interface DayKind {
  /** Walk-ins, as a share of those of an ordinary day. */
  readonly walkIns: number;
  /** Of those who booked, so many come; the estimate thinks 85 %. */
  readonly showUp: number;
  /** Nobody works at the first desk from then on, and nobody knew. */
  readonly deskLeftAt?: number;
}

const KINDS: Readonly<Record<string, DayKind>> = {
  quiet: { walkIns: 0.6, showUp: 0.85 },
  ordinary: { walkIns: 1, showUp: 0.85 },
  busy: { walkIns: 1.2, showUp: 0.85 },
  'few of who booked come': { walkIns: 1.15, showUp: 0.6 },
  'a desk is left at half time': { walkIns: 1, showUp: 0.85, deskLeftAt: OPEN_FOR / 2 },
};

interface Desk {
  readonly services: ReadonlySet<string>;
  bookedInARow: number;
  freeAt: number;
  serving?: { serviceId: string; since: number };
}

/** What a walk-in was told when they took their number, what simpler rules would have told them, and how long they waited; milliseconds. */
interface Told {
  readonly at: number;
  readonly likely: number;
  readonly said: WaitInMinutes;
  /** As ticket machines do: who waits for the same service, times what the catalogue says, over the desks that give it. */
  readonly byCatalogue: number;
  /** The same, of everybody those desks could call, and with the mean of the times that were watched. */
  readonly byMean: number;
}

interface Waited {
  readonly told: Told;
  readonly waited: number;
}

type Watched = Map<string, number[]>;

/** An office from opening to the last one called. @returns for each walk-in what they were told, and how long they waited. */
function liveOneDay(seed: number, kind: DayKind, watched: Watched): Waited[] {
  const random = chance(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const all: Desk[] = DESKS.map((services) => ({ services: new Set(services), bookedInARow: 0, freeAt: 0 }));
  const { arrivals, booked } = whoComes(random, kind);
  const told = new Map<string, Told>();
  const waits: Waited[] = [];
  let waiting: Waiting[] = [];
  for (let now = 0; arrivals.some(({ hereAt }) => hereAt > now) || waiting.length > 0; now += STEP) {
    const desks = now >= (kind.deskLeftAt ?? Number.POSITIVE_INFINITY) ? all.slice(1) : all;
    for (const person of arrivals.filter(({ hereAt }) => hereAt > now - STEP && hereAt <= now)) {
      if (person.bookedFor === undefined) {
        const coming = booked.filter(
          ({ id, bookedFor }) =>
            bookedFor + RULE.toleranceMinutes * MINUTE >= now && !arrivals.some((one) => one.id === id && one.hereAt <= now),
        );
        told.set(person.id, whatIsTold(stateOf(now, desks, waiting, coming, watched), person.serviceId));
      }
      waiting.push(person);
    }
    for (const desk of desks.filter(({ freeAt }) => freeAt <= now)) {
      const served = waiting.filter(({ serviceId }) => desk.services.has(serviceId));
      const next = nextInLine(now, served, RULE, desk.bookedInARow);
      if (!next) continue;
      waiting = waiting.filter((person) => person !== next);
      const answer = told.get(next.id);
      if (answer) waits.push({ told: answer, waited: now - answer.at });
      const { median, spread } = SERVICES.find(({ id }) => id === next.serviceId)!;
      // One in twenty does not answer, and the desk goes on after a minute.
      const takes = random() < 0.05 ? MINUTE : median * Math.exp(spread * gauss()) * MINUTE;
      watched.set(next.serviceId, [...(watched.get(next.serviceId) ?? []), takes].slice(-50));
      desk.bookedInARow = afterCalling(next, now, RULE, desk.bookedInARow);
      desk.serving = { serviceId: next.serviceId, since: now };
      desk.freeAt = now + takes;
    }
  }
  return waits;
}

/** The waiting room as the real one is read from the database. */
function stateOf(
  now: number,
  desks: readonly Desk[],
  waiting: readonly Waiting[],
  coming: readonly Waiting[],
  watched: Watched,
): QueueState {
  return {
    ...{ now, rule: RULE, waiting, coming },
    desks: desks.map(({ services, bookedInARow, freeAt, serving }) => ({
      services,
      bookedInARow,
      ...(freeAt > now && serving && { serving }),
    })),
    times: new Map(SERVICES.map(({ id, minutes }) => [id, serviceTimes(watched.get(id) ?? [], minutes)])),
  };
}

function whatIsTold(state: QueueState, serviceId: string): Told {
  const range = estimateNewcomers(state, [serviceId]).get(serviceId)!;
  const desks = state.desks.filter(({ services }) => services.has(serviceId));
  const ahead = state.waiting.filter((person) => desks.some(({ services }) => services.has(person.serviceId)));
  const sameService = state.waiting.filter((person) => person.serviceId === serviceId);
  const { minutes } = SERVICES.find(({ id }) => id === serviceId)!;
  return {
    ...{ at: state.now, likely: range.likely, said: inMinutes(range) },
    byCatalogue: (sameService.length * minutes * MINUTE) / desks.length,
    byMean: ahead.reduce((sum, person) => sum + average(state.times.get(person.serviceId) ?? []), 0) / desks.length,
  };
}

/** Walk-ins as they please, most of them in the morning; a third of the desks' time booked, of which some do not come and some come late. */
function whoComes(random: () => number, kind: DayKind) {
  const walkIns = SERVICES.flatMap(({ id, aWalkInEvery }) => {
    const found: Waiting[] = [];
    for (let at = 0; ;) {
      at -= ((Math.log(1 - random()) * aWalkInEvery * MINUTE) / kind.walkIns) * (at < OPEN_FOR / 2 ? 0.8 : 1.3);
      if (at >= OPEN_FOR) return found;
      found.push({ id: `walk-in ${id} ${at}`, serviceId: id, since: at, hereAt: at, precedence: random() < 0.03 });
    }
  });
  const booked = DESKS.flatMap(([serviceId = ''], desk) =>
    Array.from({ length: 6 }, (_, hour) => {
      const bookedFor = hour * HOUR + desk * 10 * MINUTE;
      return { id: `booked ${desk} ${hour}`, serviceId, since: bookedFor, hereAt: bookedFor, bookedFor, precedence: false };
    }),
  );
  const come = booked
    .filter(() => random() < kind.showUp)
    .map((person) => {
      const at = Math.max(0, person.bookedFor + (random() * 20 - 14) * MINUTE);
      return { ...person, since: at, hereAt: at };
    });
  const arrivals: readonly Waiting[] = [...walkIns, ...come];
  return { arrivals, booked };
}

/** How far a guess was from the wait, over all days of a kind; minutes. */
interface Errors {
  /** Above zero: told too long. */
  readonly mean: number;
  readonly off: number;
}

function errorsOf(waits: readonly Waited[], guess: (told: Told) => number): Errors {
  const errors = waits.map(({ told, waited }) => (guess(told) - waited) / MINUTE);
  return { mean: average(errors), off: average(errors.map(Math.abs)) };
}

const isWithin = ({ told: { said }, waited }: Waited): boolean => waited / MINUTE >= said.from && waited / MINUTE <= said.to;
const inWords = ({ mean, off }: Errors): string => `mean error ${mean.toFixed(1)}, off by ${off.toFixed(1)} min`;

describe(`over ${SEEDS} days of an office with the real rule, the wait that is told is the wait that comes`, () => {
  it.each(Object.entries(KINDS))('%s', (name, kind) => {
    const watched: Watched = new Map();
    const waits = Array.from({ length: SEEDS }, (_, day) => liveOneDay(1000 + day, kind, watched)).flat();
    const [told, byCatalogue, byMean] = [
      errorsOf(waits, ({ likely }) => likely),
      errorsOf(waits, (one) => one.byCatalogue),
      errorsOf(waits, (one) => one.byMean),
    ];
    const within = average(waits.map((one) => Number(isWithin(one))));
    const waited = average(waits.map((one) => one.waited / MINUTE));
    process.stdout.write(
      `queue, ${name}: ${waits.length} walk-ins waited ${waited.toFixed(1)} min; told: ${inWords(told)}, ${(within * 100).toFixed(0)} % within the range; ` +
        `people × catalogue ÷ desks: ${inWords(byCatalogue)}; people × watched mean ÷ desks: ${inWords(byMean)}\n`,
    );
    expect(told.off).toBeLessThan(byCatalogue.off);
    expect(told.off).toBeLessThan(byMean.off);
    expect(told.off).toBeLessThan(Math.max(3, waited / 2));
    expect(within).toBeGreaterThan(0.6);
  });
});

it('the first morning, when only the catalogue is known, is told too long rather than too short', () => {
  const mornings = Array.from({ length: SEEDS }, (_, day) => liveOneDay(7 + day, KINDS['ordinary']!, new Map()).slice(0, 15)).flat();
  expect(errorsOf(mornings, ({ likely }) => likely).mean).toBeGreaterThan(0);
});

it('says the same of the same waiting room, whoever is asked about', () => {
  const person = (id: string, since: number): Waiting => ({ id, serviceId: 's', since, hereAt: since, precedence: false });
  const state: QueueState = {
    now: 10 * MINUTE,
    rule: RULE,
    desks: [{ services: new Set(['s']), bookedInARow: 0, serving: { serviceId: 's', since: 5 * MINUTE } }],
    waiting: [person('a', 1), person('b', 2)],
    coming: [],
    times: new Map([['s', [10 * MINUTE]]]),
  };
  expect(estimateWaits(state)).toEqual(estimateWaits(state));
  expect([...estimateWaits(state)].map(([id, { likely }]) => [id, likely / MINUTE])).toEqual([
    ['a', 5],
    ['b', 15],
  ]);
  expect(estimateNewcomers(state, ['s', 'elsewhere']).get('s')?.likely).toBe(25 * MINUTE);
  expect(estimateNewcomers(state, ['s', 'elsewhere']).has('elsewhere')).toBe(false);
});

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
