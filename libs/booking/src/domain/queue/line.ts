const MINUTE_MS = 60_000;

/** Somebody who is in the waiting room. Instants are epoch milliseconds. */
export interface InLine {
  readonly id: string;
  /** Since when their place in the line counts: when they took their ticket, or checked in. */
  readonly since: number;
  /**
   * In this order places in the line were given, by the database: the clocks of processes may differ. Absent for whoever has no number yet, who
   * came after all that have one.
   */
  readonly turn?: number;
  /** The hour they booked; absent for whoever came without. */
  readonly bookedFor?: number;
  /** They go before the others: the law or the office gives them precedence, and the operator said so. */
  readonly precedence: boolean;
  /** Nobody has said that they are there; where offices have no check-in, who booked may be. */
  readonly isUnseen?: boolean;
}

/** How booked and walk-in people follow each other; each office sets its own. */
export interface LineRule {
  /** Who comes later than this after their hour has lost it, and waits as whoever came without booking. */
  readonly toleranceMinutes: number;
  /** Once a walk-in has waited longer than this, booked people no longer go before them without end… */
  readonly patienceMinutes: number;
  /** …but so many at most, for each walk-in called. */
  readonly bookedPerWalkIn: number;
}

/** What place somebody has now: their hour has come, it has not, they have none, or they may not be there at all. */
export type Place = 'DUE' | 'EARLY' | 'WALK_IN' | 'UNSEEN';

export function placeOf(person: InLine, now: number, { toleranceMinutes }: Pick<LineRule, 'toleranceMinutes'>): Place {
  const { bookedFor, since, isUnseen = false } = person;
  if (isUnseen) return 'UNSEEN';
  if (bookedFor === undefined || since > bookedFor + toleranceMinutes * MINUTE_MS) return 'WALK_IN';
  return bookedFor <= now ? 'DUE' : 'EARLY';
}

/**
 * Whom a desk calls next, out of those it can serve:
 * 1. who has precedence, the one who came first;
 * 2. who booked and whose hour has come, in the order of the hours, but for the walk-in who came first once that one has waited longer than
 *    the office's patience and the desk has called as many booked people in a row as the office allows;
 * 3. walk-ins, and who lost their hour, in the order they came;
 * 4. who booked and whom nobody has seen, in the order of the hours;
 * 5. who booked and is early, rather than nobody.
 * @param bookedInARow how many booked people this desk has called since its last walk-in.
 */
export function nextInLine<Person extends InLine>(
  now: number,
  waiting: readonly Person[],
  rule: LineRule,
  bookedInARow: number,
): Person | undefined {
  let precedence: Person | undefined;
  let due: Person | undefined;
  let walkIn: Person | undefined;
  let unseen: Person | undefined;
  let early: Person | undefined;
  for (const person of waiting) {
    const place = placeOf(person, now, rule);
    if (person.precedence) precedence = earlier(person, precedence, byTurn);
    else if (place === 'DUE') due = earlier(person, due, byHour);
    else if (place === 'WALK_IN') walkIn = earlier(person, walkIn, byTurn);
    else if (place === 'UNSEEN') unseen = earlier(person, unseen, byHour);
    else early = earlier(person, early, byHour);
  }
  if (precedence) return precedence;
  if (due && walkIn) {
    const hasWaited = now - walkIn.since > rule.patienceMinutes * MINUTE_MS;
    return hasWaited && bookedInARow >= rule.bookedPerWalkIn ? walkIn : due;
  }
  return due ?? walkIn ?? unseen ?? early;
}

/** How many booked people in a row a desk has called, once it has called this one too. */
export function afterCalling(person: InLine, now: number, rule: LineRule, bookedInARow: number): number {
  return placeOf(person, now, rule) === 'WALK_IN' ? 0 : bookedInARow + 1;
}

type Key = (person: InLine) => number;
const byTurn: Key = ({ turn = Number.MAX_SAFE_INTEGER }) => turn;
const byHour: Key = ({ bookedFor = 0 }) => bookedFor;

/** Of the same hour who came first; of those without a number, who came earlier; then whose id is lower: every process chooses the same. */
function earlier<Person extends InLine>(one: Person, other: Person | undefined, key: Key): Person {
  if (!other) return one;
  return (key(one) - key(other) || byTurn(one) - byTurn(other) || one.since - other.since || (one.id < other.id ? -1 : 1)) < 0
    ? one
    : other;
}
