import { daysBetween, localDay } from '../zoned-time.js';

/** As many days before or after are near: beyond them another office is less trouble than the wait. */
export const NEAR_DAYS = 14;

/** An appointment that has to move; the instant is epoch milliseconds. */
export interface OldTime {
  readonly officeId: string;
  readonly startsAt: number;
}

/** A free start of the same service in the same way. */
export interface EqualStart {
  readonly officeId: string;
  readonly startsAt: number;
  /** IANA zone of its office. */
  readonly timeZone: string;
}

/**
 * The order in which free starts stand in for an old one: near days at the same office, near days elsewhere, then later days at the same office,
 * then elsewhere; among them the nearest, and of two as near the one that comes later.
 */
export function inOrderOfChoice<Start extends EqualStart>(was: OldTime, starts: readonly Start[]): Start[] {
  return starts
    .map((start) => ({ start, rank: rankOf(was, start), distance: Math.abs(start.startsAt - was.startsAt) }))
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        one.distance - other.distance ||
        other.start.startsAt - one.start.startsAt ||
        (one.start.officeId < other.start.officeId ? -1 : 1),
    )
    .map(({ start }) => start);
}

/** Whether a start is on one of the near days, by its office's calendar. */
export function isNear(was: Pick<OldTime, 'startsAt'>, { startsAt, timeZone }: Omit<EqualStart, 'officeId'>): boolean {
  return Math.abs(daysBetween(localDay(was.startsAt, timeZone), localDay(startsAt, timeZone))) <= NEAR_DAYS;
}

function rankOf(was: OldTime, start: EqualStart): number {
  return (isNear(was, start) ? 0 : 2) + (start.officeId === was.officeId ? 0 : 1);
}

/** Who would get what, when each in order takes the first that nobody before took: what a preview says. */
export function oneEach<Moving, Start extends EqualStart>(
  moving: readonly Moving[],
  choicesOf: (one: Moving) => readonly Start[],
): (Start | undefined)[] {
  const given = new Set<string>();
  return moving.map((one) => {
    const start = choicesOf(one).find((choice) => !given.has(keyOf(choice)));
    if (start) given.add(keyOf(start));
    return start;
  });
}

function keyOf({ officeId, startsAt }: EqualStart): string {
  return `${officeId} ${startsAt}`;
}
