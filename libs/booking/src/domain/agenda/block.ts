const DAY_MS = 86_400_000;

/** So long closed time is claimed for nobody: longer than any booking takes to be written that began before it was closed. */
export const GUARD_MS = 10_000;

/** The longest absence that is written as one: parental leave is some months. */
const LONGEST_DAYS = 366;

interface Stretch {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What cannot be taken out of a desk's time. */
export function blockProblems({ startsAt, endsAt }: Stretch, now: Date): { readonly path: string; readonly problem: string }[] {
  if (endsAt <= startsAt) return [{ path: 'endsAt', problem: 'OUT_OF_RANGE' }];
  if (endsAt <= now) return [{ path: 'endsAt', problem: 'OUT_OF_RANGE' }];
  return endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * DAY_MS ? [{ path: 'endsAt', problem: 'OUT_OF_RANGE' }] : [];
}

/** The same time in pieces of a day at most, which is the longest that one claim on a desk may be. */
export function inPieces({ startsAt, endsAt }: Stretch): Stretch[] {
  const [begin, end] = [startsAt.getTime(), endsAt.getTime()];
  return Array.from({ length: Math.ceil((end - begin) / DAY_MS) }, (_, place) => ({
    startsAt: new Date(begin + place * DAY_MS),
    endsAt: new Date(Math.min(begin + (place + 1) * DAY_MS, end)),
  }));
}
