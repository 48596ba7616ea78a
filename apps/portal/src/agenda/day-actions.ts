import type { AgendaRowFragment } from '../gql/graphql.js';

/** What can be done with an appointment, and the key that does it. */
export const STEP_KEYS = { ARRIVE: 'a', CALL: 'c', START: 's', FINISH: 'f', NO_SHOW: 'x', UNDO: 'u' } as const;
export type DayAction = keyof typeof STEP_KEYS;

const UNDO_MS = 10 * 60_000;

const STEPS: Readonly<Record<AgendaRowFragment['state'], readonly DayAction[]>> = {
  BOOKED: ['ARRIVE', 'CALL', 'NO_SHOW'],
  ARRIVED: ['CALL', 'START', 'NO_SHOW'],
  CALLED: ['START', 'NO_SHOW'],
  IN_PROGRESS: ['FINISH'],
  SERVED: [],
  // Somebody who was given up may still come.
  NO_SHOW: ['CALL'],
  CANCELLED: [],
};

/** What was left open in the evening is closed on another day. */
const ANY_DAY: readonly DayAction[] = ['FINISH', 'NO_SHOW'];

type Appointment = Pick<AgendaRowFragment, 'state' | 'channel' | 'startsAt' | 'arrivedAt' | 'calledAt' | 'startedAt' | 'finishedAt'>;

/**
 * The buttons of an appointment, the most likely first. The API has the last word: what it refuses it explains.
 * @param now the API's.
 */
export function dayActions(appointment: Appointment, now: string): readonly DayAction[] {
  const { state, channel, startsAt } = appointment;
  // Both in the office's zone.
  const [day, today] = [startsAt.slice(0, 10), now.slice(0, 10)];
  if (day > today) return [];
  const steps = STEPS[state].filter((step) => (day === today || ANY_DAY.includes(step)) && (step !== 'ARRIVE' || channel === 'IN_PERSON'));
  return isUndoable(appointment, now) ? [...steps, 'UNDO'] : steps;
}

function isUndoable({ state, arrivedAt, calledAt, startedAt, finishedAt }: Appointment, now: string): boolean {
  const last = finishedAt ?? startedAt ?? calledAt ?? arrivedAt;
  return state !== 'CANCELLED' && last !== null && Date.parse(now) - Date.parse(last) <= UNDO_MS;
}
