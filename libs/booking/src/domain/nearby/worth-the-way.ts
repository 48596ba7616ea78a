import { METERS_A_DAY } from './nearby-order.js';

const DAY_MS = 86_400_000;
/** Whoever is served within these days is not sent elsewhere. */
const PATIENCE_DAYS = 3;
/** What is sooner by less is not worth changing town for. */
const LEAST_GAIN_DAYS = 1;

/** Whether somebody waits so long for an office's first free start that a look at other towns helps them. Epoch milliseconds. */
export function isLongToWait(startsAt: number, now: number): boolean {
  return startsAt - now > PATIENCE_DAYS * DAY_MS;
}

/**
 * Whether a start elsewhere is so much sooner that the way is worth it: by the balance of the search, a day for every ten kilometres.
 * @param elsewhere @param here epoch milliseconds.
 */
export function isWorthTheWay(elsewhere: number, meters: number, here: number): boolean {
  const gained = (here - elsewhere) / DAY_MS;
  return gained >= LEAST_GAIN_DAYS && gained > meters / METERS_A_DAY;
}
