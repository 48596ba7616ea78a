import { afterWaking, wakingMinutes } from '../waking-time.js';

const MINUTE_MS = 60_000;
const HOUR = 60;
/** Of waking time, from eight to nine in the evening. */
const WAKING_DAY = 13 * HOUR;
/** Between the last answer and the new start there is at least the way to the office. */
const WAY_MINUTES = HOUR;
/** Nobody is asked to answer in less. */
const SHORTEST_MINUTES = HOUR;
const USUAL_LEAST_MINUTES = 4 * HOUR;
const MOST_MINUTES = 3 * WAKING_DAY;
/** Beyond it there is more time left than anybody is given. */
const FAR_MS = 14 * 24 * HOUR * MINUTE_MS;

/** Until when a proposal is answered; epoch milliseconds. */
export interface AnswerTerms {
  /** The time people are asked to answer by; then they are reminded. */
  readonly answerUntil: number;
  /** Until then the time is kept for them, and no longer. The same when there is no time for a reminder. */
  readonly keptUntil: number;
}

/**
 * How long somebody has to answer, which fits the notice they are given: half of the waking time that is left until their old hour, but four
 * hours at least and three days at most; and again half of what is left after a reminder. It ends an hour before the time proposed.
 * @returns undefined when the time proposed is too near for anybody to answer.
 */
export function answerTerms(now: number, wasAt: number, startsAt: number, timeZone: string): AnswerTerms | undefined {
  const answerUntil = oneTerm(now, wasAt, startsAt, timeZone);
  if (answerUntil === undefined) return undefined;
  return { answerUntil, keptUntil: oneTerm(answerUntil, wasAt, startsAt, timeZone) ?? answerUntil };
}

function oneTerm(now: number, wasAt: number, startsAt: number, timeZone: string): number | undefined {
  const last = Math.min(startsAt - WAY_MINUTES * MINUTE_MS, now + FAR_MS);
  const left = wakingMinutes(now, last, timeZone);
  if (left < SHORTEST_MINUTES) return undefined;
  const notice = Math.floor(wakingMinutes(now, Math.min(wasAt, now + FAR_MS), timeZone) / 2);
  return afterWaking(now, Math.min(left, Math.max(USUAL_LEAST_MINUTES, Math.min(notice, MOST_MINUTES))), timeZone);
}

/** Whether somebody is better called than written to: the old hour comes before they may be expected to have read a message. */
export function isShortNotice(now: number, wasAt: number, timeZone: string): boolean {
  return wakingMinutes(now, Math.min(wasAt, now + FAR_MS), timeZone) < WAKING_DAY;
}
