/** Where a ticket stands, as it is kept. */
export type TicketState = 'WAITING' | 'CALLED' | 'IN_PROGRESS' | 'SERVED' | 'NO_SHOW' | 'LEFT';

/** Where a ticket was taken: at the machine, on the way, or by checking in for an appointment. */
export type TicketOrigin = 'KIOSK' | 'HOME' | 'CHECK_IN';

/** What an operator does with a ticket that was called. */
export type TicketStep = 'start' | 'finish' | 'noShow' | 'recall';

const STEPS: Readonly<Record<TicketStep, { readonly from: readonly TicketState[]; readonly to: TicketState }>> = {
  start: { from: ['CALLED'], to: 'IN_PROGRESS' },
  // Who forgot to start has served all the same.
  finish: { from: ['CALLED', 'IN_PROGRESS'], to: 'SERVED' },
  noShow: { from: ['CALLED'], to: 'NO_SHOW' },
  // Once more, or after all: who was called and not there comes back while the office is open.
  recall: { from: ['CALLED', 'NO_SHOW'], to: 'CALLED' },
};

/** @returns the state after the step, or undefined when the ticket stands where the step cannot begin. */
export function afterStep(state: TicketState, step: TicketStep): TicketState | undefined {
  const { from, to } = STEPS[step];
  return from.includes(state) ? to : undefined;
}

/** Whether a ticket keeps a desk busy. */
export function isAtDesk(state: TicketState): boolean {
  return state === 'CALLED' || state === 'IN_PROGRESS';
}

/** Where a ticket stands as its holder sees it. */
export type ShownState = TicketState | 'EXPIRED';

/**
 * A ticket is worth something on its day alone; one from home only until the time by which its holder promised to be there. Nothing has to
 * happen for it to end.
 */
export function shownState(
  { state, day, arriveBy, arrivedAt }: { state: TicketState; day: string; arriveBy: number | null; arrivedAt: number | null },
  today: string,
  now: number,
): ShownState {
  const isOver = day !== today || (arriveBy !== null && arrivedAt === null && arriveBy < now);
  return isOver && (state === 'WAITING' || isAtDesk(state)) ? 'EXPIRED' : state;
}

/** A012: as it is printed, shown and called. */
export function ticketLabel({ letter, number }: { readonly letter: string; readonly number: number }): string {
  return `${letter}${String(number).padStart(3, '0')}`;
}
