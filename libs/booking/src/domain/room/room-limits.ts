/** A call negotiates with some tens of signals; more is no call. */
export const MOST_SIGNALS = 400;
/** A signal older than this is of a connection that is no more. */
export const SIGNAL_LIFE_MS = 2 * 60_000;
/** Description of a call with sound and picture and every codec: about ten thousand characters. */
export const LONGEST_SIGNAL = 20_000;
export const MOST_SIGNALS_AT_ONCE = 20;
export const LONGEST_MESSAGE = 2000;
export const MOST_MESSAGES = 500;
export const MOST_GUESTS = 5;
export const MOST_DOCUMENTS = 50;
