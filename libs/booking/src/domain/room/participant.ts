export const ROOM_ROLES = ['CITIZEN', 'OPERATOR', 'GUEST'] as const;
export type RoomRole = (typeof ROOM_ROLES)[number];

export const PARTICIPANT_STATES = ['INVITED', 'WAITING', 'ADMITTED', 'REFUSED', 'LEFT'] as const;
/** INVITED: has a link and has not come yet; WAITING: in the waiting room; REFUSED: the office does not let them in. */
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/** Longer than between two signs of life of a page that is open. */
export const GONE_AFTER_MS = 30_000;

/** What tells whether a participant's page is open. */
export interface Connection {
  readonly connectionId: string | null;
  /** Last sign of life, epoch milliseconds; null: none for too long. */
  readonly seenAt: number | null;
}

export function isPresent({ connectionId, seenAt }: Connection, now: number): boolean {
  return connectionId !== null && seenAt !== null && now - seenAt < GONE_AFTER_MS;
}

/** A browser that asks for a participant's seat. */
export interface SeatRequest {
  /** It has the seat already: the page was loaded again, or its connection broke. */
  readonly hasSeat: boolean;
  /** The person has pressed that they want it here. */
  readonly takeOver: boolean;
}

export interface Seating {
  readonly state: 'WAITING' | 'ADMITTED';
  /** Whether what another browser has of the seat is worth nothing from now on. */
  readonly isNewSeat: boolean;
}

/**
 * What becomes of a participant whose browser enters. A link is a seat: while somebody sits on it, another browser gets it only on demand. Whoever comes
 * by another browser waits again, so that the operator looks who it is.
 */
export function seat(
  { role, state, ...connection }: Connection & { readonly role: RoomRole; readonly state: ParticipantState },
  { hasSeat, takeOver }: SeatRequest,
  now: number,
): Seating | 'REFUSED' | 'SEAT_TAKEN' {
  if (state === 'REFUSED') return 'REFUSED';
  if (!hasSeat && !takeOver && isPresent(connection, now)) return 'SEAT_TAKEN';
  const goesOn = hasSeat && state === 'ADMITTED';
  return { state: role === 'OPERATOR' || goesOn ? 'ADMITTED' : 'WAITING', isNewSeat: !hasSeat };
}
