/** What became of the question that an appointment in a closure puts to its citizen. */
export const MOVE_STATUSES = ['PENDING', 'PROPOSED', 'NOTHING_FREE', 'UNANSWERED', 'ACCEPTED', 'MOVED', 'CANCELLED', 'WITHDRAWN'] as const;
export type MoveStatus = (typeof MOVE_STATUSES)[number];

/** Those in which nothing is left to be done; in all others somebody still has no answer. */
export const SETTLED_STATUSES = ['ACCEPTED', 'MOVED', 'CANCELLED', 'WITHDRAWN'] as const satisfies readonly MoveStatus[];
export type SettledStatus = (typeof SETTLED_STATUSES)[number];

export function isSettled(status: MoveStatus): status is SettledStatus {
  return SETTLED_STATUSES.some((settled) => settled === status);
}
