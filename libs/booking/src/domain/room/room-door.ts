const MINUTE_MS = 60_000;
/** So long before the appointment the waiting room is open. */
const BEFORE_MS = 15 * MINUTE_MS;
/** And so long after its end: who was kept waiting, or has much to say, is not put out. */
const AFTER_MS = 4 * 60 * MINUTE_MS;

export const DOOR_STATES = ['NOT_YET', 'OPEN', 'OVER', 'CANCELLED'] as const;
export type DoorState = (typeof DOOR_STATES)[number];

/** An appointment as the door of its room sees it; epoch milliseconds. */
export interface DoorAppointment {
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Whether one may enter, and when one may; by the clock of the service, whatever the citizen's own says. */
export interface Door {
  readonly state: DoorState;
  readonly opensAt: number;
  readonly closesAt: number;
}

export function doorOf({ status, startsAt, endsAt }: DoorAppointment, now: number): Door {
  const opensAt = startsAt - BEFORE_MS;
  const closesAt = endsAt + AFTER_MS;
  const open = now < opensAt ? 'NOT_YET' : now < closesAt ? 'OPEN' : 'OVER';
  return { state: status === 'CANCELLED' ? 'CANCELLED' : open, opensAt, closesAt };
}
