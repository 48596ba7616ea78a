/** Why who booked cannot check in, although the appointment is there. */
export type CheckInRefusal = 'CANCELLED' | 'OTHER_DAY' | 'OVER' | 'NOT_IN_PERSON' | 'NOT_OFFERED';

/** Everything the waiting room may refuse its visitors; each is an expected outcome and a member of a result union. */
export type QueueRefusal =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'QUEUE_CLOSED'; readonly opensAt?: number; readonly timeZone: string }
  | { readonly code: 'KIOSK_NOT_KNOWN' }
  | { readonly code: 'NOT_FROM_HOME' }
  | { readonly code: 'POSITION_NEEDED'; readonly meters: number }
  | { readonly code: 'TOO_FAR'; readonly meters: number; readonly atMost: number }
  | { readonly code: 'TOO_MANY_TICKETS'; readonly retryAfterSeconds: number }
  | { readonly code: 'CHECK_IN_TOO_EARLY'; readonly from: number; readonly timeZone: string }
  | { readonly code: 'CHECK_IN_NOT_POSSIBLE'; readonly reason: CheckInRefusal }
  | { readonly code: 'TICKET_OVER' };
