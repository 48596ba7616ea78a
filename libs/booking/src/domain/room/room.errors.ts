import type { Door } from './room-door.js';

/** What of a room there may be too much of. */
export const ROOM_LIMITS = ['SIGNALS', 'MESSAGES', 'GUESTS', 'DOCUMENTS'] as const;
export type RoomLimit = (typeof ROOM_LIMITS)[number];

/** What is refused at the door of a room; each is an expected outcome, as those below. */
export type DoorRefusal =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'NOT_OPEN'; readonly door: Door; readonly timeZone: string }
  /** Somebody is in the room by this link, in another browser. */
  | { readonly code: 'SEAT_TAKEN' }
  /** The office does not let them in. */
  | { readonly code: 'REFUSED' }
  /** They acted for somebody, and the delegation is over. */
  | { readonly code: 'DELEGATION_OVER' };

/** The seat is another browser's now, or the room is over. */
export interface SeatLost {
  readonly code: 'SEAT_LOST';
}

/** What is refused to who has a seat and is not in the room. */
export type SeatRefusal = SeatLost | { readonly code: 'NOT_ADMITTED' };

/** What is refused in a room. */
export type RoomRefusal = SeatRefusal | { readonly code: 'NOT_FOUND' } | { readonly code: 'TOO_MANY'; readonly of: RoomLimit };

/** Why a document is not taken. */
export const DOCUMENT_REFUSALS = ['TOO_LARGE', 'EMPTY', 'WRONG_TYPE', 'INFECTED', 'NOT_SCANNED'] as const;
export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];
