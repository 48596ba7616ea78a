import { ok, refused, type Result } from '@casa/kernel';
import { localDay } from '../zoned-time.js';
import { type DayMarks, type DayState, dayStateOf } from './day-state.js';

/** What an operator does with an appointment on its day. */
export const DAY_STEPS = ['ARRIVE', 'CALL', 'START', 'FINISH', 'NO_SHOW'] as const;
export type DayStep = (typeof DAY_STEPS)[number];

/** Why a step cannot be taken. */
export const STEP_REFUSALS = ['OUT_OF_ORDER', 'NOT_TODAY', 'TOO_EARLY', 'NOTHING_TO_UNDO', 'TOO_LATE_TO_UNDO'] as const;
export type StepRefusal = (typeof STEP_REFUSALS)[number];

/** For how long the last step can be taken back: a slip is noticed at once, and later the citizen has been told. */
export const UNDO_MINUTES = 10;
const UNDO_MS = UNDO_MINUTES * 60_000;

interface Rule {
  readonly from: readonly DayState[];
  readonly to: DayState;
  /** Somebody is there to be served: on the day, and on no other. */
  readonly onTheDay: boolean;
}

const RULES: Readonly<Record<DayStep, Rule>> = {
  ARRIVE: { from: ['BOOKED'], to: 'ARRIVED', onTheDay: true },
  // Somebody who was given up may still come.
  CALL: { from: ['BOOKED', 'ARRIVED', 'NO_SHOW'], to: 'CALLED', onTheDay: true },
  START: { from: ['BOOKED', 'ARRIVED', 'CALLED'], to: 'IN_PROGRESS', onTheDay: true },
  // What was left open in the evening is closed in the morning.
  FINISH: { from: ['IN_PROGRESS'], to: 'SERVED', onTheDay: false },
  NO_SHOW: { from: ['BOOKED', 'ARRIVED', 'CALLED'], to: 'NO_SHOW', onTheDay: false },
};

/** Who takes a step, when, and at which desk they sit. */
export interface StepTaker<Person extends string, Desk extends string> {
  readonly personId: Person;
  /** Null: they sit at none. */
  readonly deskId: Desk | null;
  readonly now: Date;
}

/** An appointment as the rules of its day see it. */
export interface DayAppointment<Person extends string = string, Desk extends string = string> extends DayMarks<Person, Desk> {
  readonly deskId: Desk;
  readonly startsAt: Date;
}

/** What a step changes; nothing when it was taken already. */
export type DayChange<Person extends string, Desk extends string> = Partial<Omit<DayMarks<Person, Desk>, 'status'>>;

/** Whether the step was taken before: taking it again changes nothing. */
export function isTaken(marks: DayMarks, step: DayStep): boolean {
  return dayStateOf(marks) === RULES[step].to;
}

/** What a step changes, or why it cannot be taken now. */
export function takeStep<Person extends string, Desk extends string>(
  appointment: DayAppointment<Person, Desk>,
  step: DayStep,
  taker: StepTaker<Person, Desk>,
  timeZone: string,
): Result<DayChange<Person, Desk>, StepRefusal> {
  const { from, onTheDay } = RULES[step];
  if (!from.includes(dayStateOf(appointment))) return refused('OUT_OF_ORDER');
  const { startsAt } = appointment;
  const { now } = taker;
  if (onTheDay && localDay(startsAt.getTime(), timeZone) !== localDay(now.getTime(), timeZone)) return refused('NOT_TODAY');
  if (step === 'NO_SHOW' && now < startsAt) return refused('TOO_EARLY');
  return ok(changeOf(appointment, step, taker));
}

function changeOf<Person extends string, Desk extends string>(
  { deskId: ownDesk }: DayAppointment<Person, Desk>,
  step: DayStep,
  { personId, deskId, now }: StepTaker<Person, Desk>,
): DayChange<Person, Desk> {
  const calledDeskId = deskId === ownDesk ? null : deskId;
  switch (step) {
    case 'ARRIVE':
      return { arrivedAt: now };
    case 'CALL':
      return { calledAt: now, calledDeskId, servedBy: personId, finishedAt: null, outcome: null };
    case 'START':
      // Whoever sits nowhere begins where the citizen was called to.
      return { startedAt: now, ...(deskId !== null && { calledDeskId }), servedBy: personId };
    case 'FINISH':
      return { finishedAt: now, outcome: 'SERVED' };
    case 'NO_SHOW':
      return { finishedAt: now, outcome: 'NO_SHOW' };
  }
}

/** Until when the last step can be taken back; undefined when there is none. */
export function undoableUntil(marks: DayMarks): Date | undefined {
  const at = lastStep(marks)?.at;
  return at && new Date(at.getTime() + UNDO_MS);
}

/** What taking back the last step changes, or why it cannot be. */
export function undoStep<Person extends string, Desk extends string>(
  marks: DayMarks<Person, Desk>,
  now: Date,
): Result<DayChange<Person, Desk>, StepRefusal> {
  const last = lastStep(marks);
  if (!last) return refused('NOTHING_TO_UNDO');
  return now.getTime() - last.at.getTime() > UNDO_MS ? refused('TOO_LATE_TO_UNDO') : ok(last.undone);
}

function lastStep(marks: DayMarks): { readonly at: Date; readonly undone: DayChange<never, never> } | undefined {
  const { status, arrivedAt, calledAt, startedAt, finishedAt } = marks;
  if (status === 'CANCELLED') return undefined;
  if (finishedAt) return { at: finishedAt, undone: { finishedAt: null, outcome: null } };
  const nobody = { servedBy: null, calledDeskId: null };
  if (startedAt) return { at: startedAt, undone: { startedAt: null, ...(!calledAt && nobody) } };
  if (calledAt) return { at: calledAt, undone: { calledAt: null, ...nobody } };
  return arrivedAt ? { at: arrivedAt, undone: { arrivedAt: null } } : undefined;
}
