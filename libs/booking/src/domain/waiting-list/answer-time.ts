import { afterWaking, wakingMinutes } from '../waking-time.js';

const MINUTE_MS = 60_000;
/** Nobody is asked to answer in less. */
const SHORTEST_MINUTES = 30;
/** Between the answer and the start there is at least the way to the office. */
const WAY_MINUTES = 60;
/** Beyond it half of what is left is more than any service gives. */
const FAR_MS = 10 * 24 * 60 * MINUTE_MS;

export interface AnswerRules {
  /** What the service gives, minutes of waking time. */
  readonly offerMinutes: number;
  readonly leadMinutes: number;
  readonly timeZone: string;
}

/**
 * Until when an offer made now may be answered, epoch milliseconds. Only waking hours count, so that nobody loses their place asleep. When the
 * start is near it is half of the waking time that is left, so that there is time for the next on the list too.
 * @returns undefined when the start is too near for anybody to answer.
 */
export function answerUntil(now: number, startsAt: number, { offerMinutes, leadMinutes, timeZone }: AnswerRules): number | undefined {
  const last = Math.min(startsAt - Math.max(leadMinutes, WAY_MINUTES) * MINUTE_MS, now + FAR_MS);
  const left = wakingMinutes(now, last, timeZone);
  if (left < SHORTEST_MINUTES) return undefined;
  return afterWaking(now, Math.min(offerMinutes, Math.max(SHORTEST_MINUTES, Math.floor(left / 2))), timeZone);
}
