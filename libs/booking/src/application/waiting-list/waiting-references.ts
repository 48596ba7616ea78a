/** Kinds of sealed references the waiting list hands out. */
export const WAITING_LINK = 'waiting-link';
export const OFFER_LINK = 'waiting-offer';

/** An offer has no versions: it is open or it was answered. */
export const OFFER_VERSION = 1;
