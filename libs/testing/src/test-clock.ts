import type { Clock } from '@casa/kernel';

/** A clock that stands still until it is told the time. */
export interface TestClock extends Clock {
  set(iso: string): void;
  advance(milliseconds: number): void;
}

/** @param iso an instant with its offset: 2026-11-23T09:30:00+01:00 */
export function fixedClock(iso: string): TestClock {
  let now = instant(iso);
  return {
    now: () => new Date(now),
    set: (later) => {
      now = instant(later);
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

function instant(iso: string): number {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error(`not an instant: ${iso}`);
  return milliseconds;
}
