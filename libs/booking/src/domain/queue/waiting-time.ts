import { chance } from './chance.js';
import { afterCalling, type InLine, type LineRule, nextInLine } from './line.js';
import { restOf, type ServiceTimes, timeAt } from './service-times.js';

/** Somebody whose turn will come. Instants are epoch milliseconds. */
export interface Waiting extends InLine {
  readonly serviceId: string;
  /** When they are in the waiting room: in the past for who is there. */
  readonly hereAt: number;
}

/** A desk where somebody works. */
export interface WorkingDesk {
  readonly services: ReadonlySet<string>;
  /** How many booked people it has called since its last walk-in. */
  readonly bookedInARow: number;
  /** Whom it serves, and since when. */
  readonly serving?: { readonly serviceId: string; readonly since: number };
}

/** The waiting room and its desks at an instant. */
export interface QueueState {
  readonly now: number;
  readonly rule: LineRule;
  readonly desks: readonly WorkingDesk[];
  readonly waiting: readonly Waiting[];
  /** Booked for today and not there yet. */
  readonly coming: readonly Waiting[];
  /** By service; every service of somebody who waits or comes is among them. */
  readonly times: ReadonlyMap<string, ServiceTimes>;
}

/** How long one should expect to wait, in milliseconds from now. */
export interface WaitRange {
  readonly shortest: number;
  readonly likely: number;
  readonly longest: number;
}

const RUNS = 40;
/** Of ten waits one is shorter than what is said, and one is longer. */
const OUTSIDE = 0.1;
/** Of those who booked, so many come. */
const SHOW_UP = 0.85;

/**
 * How long each of those who wait has still to wait: the day is played through from here with the real rule, so many times, each time with
 * other service times out of the real ones.
 * @returns nothing for whom no desk that works can serve.
 */
export function estimateWaits(queue: QueueState): Map<string, WaitRange> {
  return playThrough(
    queue,
    queue.waiting.map(({ id }) => id),
    true,
  );
}

/** How long who came now for each of the services would wait. @returns by service; nothing for a service that no desk that works gives. */
export function estimateNewcomers(queue: QueueState, services: readonly string[]): Map<string, WaitRange> {
  const { now, waiting } = queue;
  const newcomers = services.map((serviceId) => ({ id: `?${serviceId}`, serviceId, since: now, hereAt: now, precedence: false }));
  const asked = newcomers.map(({ id }) => id);
  const found = playThrough({ ...queue, waiting: [...waiting, ...newcomers] }, asked, false);
  return new Map([...found].map(([id, range]) => [id.slice(1), range]));
}

/** @param areServed whether those asked for keep a desk once called; who only wants to know takes nobody's time. */
function playThrough(queue: QueueState, asked: readonly string[], areServed: boolean): Map<string, WaitRange> {
  const waits = new Map<string, number[]>(asked.map((id) => [id, []]));
  for (let run = 0; run < RUNS; run += 1) play(queue, chance(run), waits, areServed);
  return new Map([...waits].filter(([, played]) => played.length === RUNS).map(([id, played]) => [id, rangeOf(played)]));
}

/** The day once, until everybody asked for has been called: their wait is added to the others. */
function play(
  { now, rule, desks, waiting, coming, times }: QueueState,
  random: () => number,
  waits: ReadonlyMap<string, number[]>,
  areServed: boolean,
): void {
  const timesOf = (serviceId: string): ServiceTimes => times.get(serviceId) ?? [];
  const working = desks.map(({ services, bookedInARow, serving }) => ({
    services,
    bookedInARow,
    freeAt: serving ? now + restOf(timesOf(serving.serviceId), now - serving.since, random()) : now,
  }));
  const left = new Set([...waiting, ...coming.filter(() => random() < SHOW_UP)]);
  for (let unanswered = waits.size; unanswered > 0;) {
    const [desk] = working.sort((a, b) => a.freeAt - b.freeAt);
    if (!desk || desk.freeAt === Number.POSITIVE_INFINITY) return;
    const served = [...left].filter(({ serviceId }) => desk.services.has(serviceId));
    const here = served.filter(({ hereAt }) => hereAt <= desk.freeAt);
    const next = nextInLine(desk.freeAt, here, rule, desk.bookedInARow);
    if (!next) {
      desk.freeAt = Math.min(...served.map(({ hereAt }) => hereAt));
      continue;
    }
    left.delete(next);
    const played = waits.get(next.id);
    if (played) {
      played.push(desk.freeAt - now);
      unanswered -= 1;
      if (!areServed) continue;
    }
    desk.bookedInARow = afterCalling(next, desk.freeAt, rule, desk.bookedInARow);
    desk.freeAt += timeAt(timesOf(next.serviceId), random());
  }
}

function rangeOf(played: readonly number[]): WaitRange {
  const sorted = [...played].sort((a, b) => a - b);
  return { shortest: timeAt(sorted, OUTSIDE), likely: timeAt(sorted, 0.5), longest: timeAt(sorted, 1 - OUTSIDE) };
}
