/** Where an entry stands: on the list, on the list with an offer to answer, and the three ways off it. */
export const WAITING_STATES = ['WAITING', 'OFFERED', 'BOOKED', 'LEFT', 'ENDED'] as const;
export type WaitingState = (typeof WAITING_STATES)[number];

/** What became of an offer; WITHDRAWN: whom it was made to left meanwhile or never heard of it, or the desk could not keep it. */
export const OFFER_STATUSES = ['OPEN', 'ACCEPTED', 'REFUSED', 'LAPSED', 'WITHDRAWN'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

/** After so many offers in a row without an answer an entry ends: each keeps freed time from those behind for hours. */
export const MOST_UNANSWERED = 3;

/** How an entry stands after an offer was not taken: whoever refuses keeps the place, whoever never answers loses it in the end. */
export function afterOffer(
  how: 'REFUSED' | 'LAPSED' | 'WITHDRAWN',
  unanswered: number,
): { readonly state: 'WAITING' | 'ENDED'; readonly unanswered: number } {
  if (how === 'REFUSED') return { state: 'WAITING', unanswered: 0 };
  if (how === 'WITHDRAWN') return { state: 'WAITING', unanswered };
  return { state: unanswered + 1 < MOST_UNANSWERED ? 'WAITING' : 'ENDED', unanswered: unanswered + 1 };
}

/** Whether an entry is still on the list. */
export function isOnTheList(state: WaitingState): boolean {
  return state === 'WAITING' || state === 'OFFERED';
}
