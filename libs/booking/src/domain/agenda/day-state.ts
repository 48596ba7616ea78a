/** How far the day of an appointment is, in the order in which it goes. */
export const DAY_STATES = ['BOOKED', 'ARRIVED', 'CALLED', 'IN_PROGRESS', 'SERVED', 'NO_SHOW', 'CANCELLED'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** How an appointment's day ended. */
export type DayOutcome = 'SERVED' | 'NO_SHOW';

/** What is written down of an appointment's day. */
export interface DayMarks<Person extends string = string, Desk extends string = string> {
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly arrivedAt: Date | null;
  readonly calledAt: Date | null;
  /** Where the citizen was called to, when not to the appointment's own desk. */
  readonly calledDeskId: Desk | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly outcome: DayOutcome | null;
  /** Who called or serves. */
  readonly servedBy: Person | null;
}

/** The state that the marks amount to. */
export function dayStateOf(
  marks: Readonly<Record<'arrivedAt' | 'calledAt' | 'startedAt', unknown>> & Pick<DayMarks, 'status' | 'outcome'>,
): DayState {
  if (marks.status === 'CANCELLED') return 'CANCELLED';
  if (marks.outcome) return marks.outcome;
  if (marks.startedAt !== null) return 'IN_PROGRESS';
  if (marks.calledAt !== null) return 'CALLED';
  return marks.arrivedAt === null ? 'BOOKED' : 'ARRIVED';
}
