const MINUTE_MS = 60_000;

/** Until when an appointment may be moved or cancelled: one rule for both. */
export function changeableUntil(startsAt: Date, changeUntilMinutes: number): Date {
  return new Date(startsAt.getTime() - changeUntilMinutes * MINUTE_MS);
}

export function isChangeable(status: 'BOOKED' | 'CANCELLED', startsAt: Date, changeUntilMinutes: number, now: Date): boolean {
  return status === 'BOOKED' && now <= changeableUntil(startsAt, changeUntilMinutes);
}
