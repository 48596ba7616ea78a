import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCalling, type InLine, type LineRule, nextInLine, placeOf } from './line.js';

const MINUTE = 60_000;
const RULE: LineRule = { toleranceMinutes: 10, patienceMinutes: 15, bookedPerWalkIn: 2 };

const walkIn = (id: string, since: number): InLine => ({ id, since: since * MINUTE, precedence: false });
const booked = (id: string, bookedFor: number, since = bookedFor): InLine => ({ ...walkIn(id, since), bookedFor: bookedFor * MINUTE });
const unseen = (id: string, bookedFor: number): InLine => ({ ...booked(id, bookedFor), isUnseen: true });
const next = (minute: number, waiting: readonly InLine[], bookedInARow = 0, rule = RULE): string | undefined =>
  nextInLine(minute * MINUTE, waiting, rule, bookedInARow)?.id;

describe('who is next in line', () => {
  it('is nobody when nobody waits', () => {
    expect(next(0, [])).toBeUndefined();
  });

  it.each([
    ['whose hour has come, before a walk-in who came earlier', 10, [walkIn('w', 0), booked('b', 10, 9)], 0, 'b'],
    ['a walk-in, while the hour of who booked has not come', 9, [booked('b', 10, 5), walkIn('w', 8)], 0, 'w'],
    ['who is early, rather than nobody', 5, [booked('later', 20, 1), booked('sooner', 10, 4)], 0, 'sooner'],
    ['whose hour was first, not who came first', 30, [booked('b', 20, 5), booked('a', 10, 8)], 0, 'a'],
    [
      'the walk-in who came first, after who lost their hour by a minute and came later',
      40,
      [booked('b', 10, 21), walkIn('w', 20)],
      0,
      'w',
    ],
    ['who is late within the tolerance, before a walk-in', 20, [booked('b', 10, 20), walkIn('w', 19)], 0, 'b'],
    ['the walk-in who has waited too long, after two who booked', 31, [walkIn('w', 15), booked('b', 30)], 2, 'w'],
    ['who booked, when the desk has called only one in a row', 31, [walkIn('w', 15), booked('b', 30)], 1, 'b'],
    ['who booked, when the walk-in has waited no longer than the patience', 30, [walkIn('w', 15), booked('b', 30)], 9, 'b'],
    ['who is there, before who booked and was not seen', 30, [unseen('u', 10), walkIn('w', 29)], 0, 'w'],
    ['who booked and was not seen, before who is early', 30, [unseen('u', 30), booked('e', 40, 20), unseen('v', 25)], 0, 'v'],
    ['who has precedence, before everybody', 30, [walkIn('w', 1), booked('b', 5), { ...walkIn('p', 29), precedence: true }], 0, 'p'],
  ])('%s', (_who, minute, waiting, inARow, expected) => {
    expect(next(minute, waiting, inARow)).toBe(expected);
  });

  it('is who has the lower turn, whatever the clocks say by which their places count; whoever has none came later', () => {
    const [first, second] = [
      { ...walkIn('a', 61), turn: 1 },
      { ...walkIn('b', 2), turn: 2 },
    ];
    expect(next(5, [second, first, walkIn('c', 1)])).toBe('a');
    expect(next(5, [walkIn('c', 1), second])).toBe('b');
  });

  it('is the same for every process: of one instant the lower id', () => {
    expect(next(5, [walkIn('b', 1), walkIn('a', 1)])).toBe('a');
    expect(next(5, [walkIn('a', 1), walkIn('b', 1)])).toBe('a');
  });
});

/** The rule once more, as one would write it on the wall of the office: everybody gets a rank, and the lowest is called. */
function onTheWall(now: number, waiting: readonly InLine[], rule: LineRule, inARow: number): string | undefined {
  const onTime = (person: InLine): person is InLine & { bookedFor: number } =>
    !person.isUnseen && person.bookedFor !== undefined && person.since - person.bookedFor <= rule.toleranceMinutes * MINUTE;
  const longest = waiting
    .filter((person) => !onTime(person) && !person.precedence && !person.isUnseen)
    .sort(byRank((person) => [person.since]))[0];
  const walkInsTurn = longest !== undefined && now - longest.since > rule.patienceMinutes * MINUTE && inARow >= rule.bookedPerWalkIn;
  const rank = (person: InLine): readonly number[] => {
    if (person.precedence) return [0, person.since];
    if (person.isUnseen) return [4, person.bookedFor ?? 0, person.since];
    if (!onTime(person)) return [walkInsTurn ? 1 : 3, person.since];
    return [person.bookedFor <= now ? 2 : 5, person.bookedFor, person.since];
  };
  return [...waiting].sort(byRank(rank))[0]?.id;
}

function byRank(rank: (person: InLine) => readonly number[]): (a: InLine, b: InLine) => number {
  return (a, b) => {
    const [one, other] = [rank(a), rank(b)];
    const at = one.findIndex((part, place) => part !== other[place]);
    return at === -1 ? (a.id < b.id ? -1 : 1) : one[at]! - other[at]!;
  };
}

const minutes = (most: number) => fc.integer({ min: 0, max: most }).map((minute) => minute * MINUTE);
const anybody = fc
  .record({
    since: minutes(120),
    bookedFor: fc.option(minutes(120), { nil: undefined }),
    roll: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ bookedFor, since, roll }): Omit<InLine, 'id'> => {
    const precedence = roll === 0;
    if (bookedFor === undefined) return { since, precedence };
    return { since: roll === 1 ? bookedFor : since, bookedFor, precedence, isUnseen: roll === 1 };
  });
const people = fc.array(anybody, { maxLength: 20 }).map((all) => all.map((person, place): InLine => ({ id: `p${place}`, ...person })));
const anyRule = fc.record({
  toleranceMinutes: fc.integer({ min: 0, max: 30 }),
  patienceMinutes: fc.integer({ min: 0, max: 60 }),
  bookedPerWalkIn: fc.integer({ min: 1, max: 5 }),
});

/** Who was called, in which order, with who else was waiting then; one desk that takes six minutes for each. */
function playOut(all: readonly InLine[], rule: LineRule): { person: InLine; at: number; waiting: readonly InLine[] }[] {
  const calls: { person: InLine; at: number; waiting: readonly InLine[] }[] = [];
  let inARow = 0;
  for (let at = 0; calls.length < all.length; at += 6 * MINUTE) {
    const waiting = all.filter((person) => person.since <= at && !calls.some((call) => call.person === person));
    const person = nextInLine(at, waiting, rule, inARow);
    if (!person) continue;
    inARow = afterCalling(person, at, rule, inARow);
    calls.push({ person, at, waiting });
  }
  return calls;
}

describe('the rule, in any waiting room', () => {
  it('calls whom the plain list of ranks says', () => {
    fc.assert(
      fc.property(people, anyRule, minutes(180), fc.integer({ min: 0, max: 6 }), (all, rule, now, inARow) => {
        expect(nextInLine(now, all, rule, inARow)?.id).toBe(onTheWall(now, all, rule, inARow));
      }),
      { numRuns: 3000 },
    );
  });

  it('calls everybody, each once: nobody is left sitting', () => {
    fc.assert(
      fc.property(people, anyRule, (all, rule) => {
        const called = playOut(all, rule).map(({ person }) => person.id);
        expect([...called].sort()).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });

  it('lets at most so many booked people before the walk-in who is first and has waited too long', () => {
    fc.assert(
      fc.property(people, anyRule, (all, rule) => {
        const calls = playOut(all, rule);
        for (const { person } of calls.filter(({ person: one, at }) => placeOf(one, at, rule) === 'WALK_IN' && !one.precedence)) {
          const overtaking = calls.filter(
            ({ person: other, at, waiting }) =>
              waiting.includes(person) &&
              other !== person &&
              !other.precedence &&
              at - person.since > rule.patienceMinutes * MINUTE &&
              !waiting.some((one) => placeOf(one, at, rule) === 'WALK_IN' && one !== person && !one.precedence && goesBefore(one, person)),
          );
          expect(overtaking.length).toBeLessThanOrEqual(rule.bookedPerWalkIn);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets no walk-in before who booked and is there, but for one after each so many booked people', () => {
    fc.assert(
      fc.property(people, anyRule, (all, rule) => {
        const calls = playOut(all, rule);
        for (const { person } of calls.filter((call) => placeOf(call.person, call.at, rule) !== 'WALK_IN')) {
          const whileDue = calls.filter(({ at, waiting }) => waiting.includes(person) && placeOf(person, at, rule) === 'DUE');
          const walkIns = whileDue.filter(({ person: other, at }) => placeOf(other, at, rule) === 'WALK_IN' && !other.precedence);
          const bookedOnes = whileDue.filter(({ person: other, at }) => placeOf(other, at, rule) !== 'WALK_IN' && other !== person);
          expect(walkIns.length).toBeLessThanOrEqual(1 + Math.floor(bookedOnes.length / rule.bookedPerWalkIn));
          for (const walkInCall of walkIns) expect(walkInCall.at - walkInCall.person.since).toBeGreaterThan(rule.patienceMinutes * MINUTE);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function goesBefore(one: InLine, other: InLine): boolean {
  return one.since < other.since || (one.since === other.since && one.id < other.id);
}
