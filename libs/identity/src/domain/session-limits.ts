const MINUTE_MS = 60_000;

/** Nothing done for so long, and a session is over. */
export const IDLE_MS = 30 * MINUTE_MS;
/** However much is done, it is over after this. */
export const LONGEST_MS = 8 * 60 * MINUTE_MS;
/** How often it is written down that a session is in use. */
export const SEEN_EVERY_MS = MINUTE_MS;
/** A login must be finished within this. */
export const LOGIN_MS = 10 * MINUTE_MS;
