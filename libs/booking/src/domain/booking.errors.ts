/** Why a start cannot be had although nobody has taken it. */
export const SLOT_REFUSALS = ['PAST', 'TOO_SOON', 'TOO_FAR', 'CLOSED', 'NOT_OFFERED'] as const;
export type SlotRefusal = (typeof SLOT_REFUSALS)[number];

/** Everything booking may refuse; each is an expected outcome and a member of a result union. */
export type BookingRefusal =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'SLOT_TAKEN'; readonly alternatives: readonly OfferedSlot[] }
  | { readonly code: 'SLOT_NOT_OFFERED'; readonly reason: SlotRefusal; readonly alternatives: readonly OfferedSlot[] }
  | { readonly code: 'NOT_ELIGIBLE' }
  | { readonly code: 'TOO_MANY_OPEN'; readonly limit: number }
  | { readonly code: 'DELEGATION_OVER' }
  | { readonly code: 'CHANGE_TOO_LATE'; readonly until: Date; readonly timeZone: string }
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] };

/** A start that is free, as epoch milliseconds, with what it takes to show it. */
export interface OfferedSlot {
  readonly startsAt: number;
  readonly minutes: number;
  readonly timeZone: string;
}
