import type { BookingRefusal } from '../booking.errors.js';

/** What may be refused of answering a proposal, besides what booking refuses. */
export type MoveRefusal =
  | BookingRefusal
  /** It was answered another way, or withdrawn. */
  | { readonly code: 'MOVE_OVER' };
