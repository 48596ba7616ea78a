import type { BookingRefusal } from '../booking.errors.js';

/** Everything the waiting list may refuse, besides what booking does. */
export type WaitingRefusal =
  | BookingRefusal
  /** The person waits for this service already. */
  | { readonly code: 'ALREADY_WAITING' }
  /** The time to answer is over. */
  | { readonly code: 'OFFER_LAPSED' }
  /** The offer was answered another way, or nobody can keep it any more. */
  | { readonly code: 'OFFER_GONE' };
