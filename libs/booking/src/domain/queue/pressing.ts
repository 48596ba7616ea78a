/** Within so long the same press on the same machine is one press: whoever hits the screen again wants the same ticket. */
export const SAME_PRESS_MS = 5_000;

const WINDOW_MS = 60_000;
/** Of one machine, in a minute: more than people can press one after the other. */
const MOST_OF_A_MACHINE = 12;
/** Of all who are no known machine together, in a minute and an office. */
const MOST_OF_STRANGERS = 30;

/** What was lately taken at an office, seen from who presses. */
export interface RecentPresses {
  /** Taken in the last minute by the same machine. */
  readonly ofMachine: number;
  /** Taken in the last minute by any that is not known. */
  readonly ofStrangers: number;
  /** How long ago, in milliseconds, the oldest of those was taken. */
  readonly oldest: number;
}

/** @returns in how many seconds to come back; undefined when there is nothing to wait for. */
export function waitBeforePressing({ ofMachine, ofStrangers, oldest }: RecentPresses, isKnown: boolean): number | undefined {
  const isTooMuch = ofMachine >= MOST_OF_A_MACHINE || (!isKnown && ofStrangers >= MOST_OF_STRANGERS);
  return isTooMuch ? Math.max(1, Math.ceil((WINDOW_MS - oldest) / 1000)) : undefined;
}
