import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayMarks, type DayState, DAY_STATES, dayStateOf } from './day-state.js';
import { DAY_STEPS, type DayStep, isTaken, takeStep, undoableUntil, undoStep } from './day-steps.js';

const ZONE = 'Europe/Rome';
const NINE_THIRTY = new Date('2026-11-23T09:30:00+01:00');
const OPERATOR = 'anna';

interface Appointment extends DayMarks {
  readonly deskId: string;
  readonly startsAt: Date;
}

const booked: Appointment = {
  deskId: 'one',
  startsAt: NINE_THIRTY,
  status: 'BOOKED',
  arrivedAt: null,
  calledAt: null,
  calledDeskId: null,
  startedAt: null,
  finishedAt: null,
  outcome: null,
  servedBy: null,
};

function at(minutes: number): Date {
  return new Date(NINE_THIRTY.getTime() + minutes * 60_000);
}

function taking(now: Date, deskId: string | null = 'one') {
  return { personId: OPERATOR, deskId, now };
}

/** The appointment after some steps, a minute apart; a step that is refused changes nothing. */
function after(steps: readonly DayStep[], from = booked, begin = 0): Appointment {
  return steps.reduce((appointment, step, place) => {
    const outcome = takeStep(appointment, step, taking(at(begin + place)), ZONE);
    return outcome.ok ? { ...appointment, ...outcome.value } : appointment;
  }, from);
}

describe('the day of an appointment', () => {
  it('goes from one state to the next', () => {
    const states = [[], ['ARRIVE'], ['ARRIVE', 'CALL'], ['ARRIVE', 'CALL', 'START'], ['ARRIVE', 'CALL', 'START', 'FINISH']] as const;
    expect(states.map((steps) => dayStateOf(after(steps)))).toEqual(['BOOKED', 'ARRIVED', 'CALLED', 'IN_PROGRESS', 'SERVED']);
    expect(dayStateOf(after(['CALL', 'NO_SHOW']))).toBe('NO_SHOW');
    expect(dayStateOf({ ...after(['ARRIVE']), status: 'CANCELLED' })).toBe('CANCELLED');
  });

  it('says who called, and where to when it is not the appointment’s own desk', () => {
    expect(takeStep(booked, 'CALL', taking(at(0)), ZONE)).toMatchObject({ value: { servedBy: OPERATOR, calledDeskId: null } });
    expect(takeStep(booked, 'CALL', taking(at(0), 'two'), ZONE)).toMatchObject({ value: { calledDeskId: 'two' } });
    expect(takeStep(booked, 'CALL', taking(at(0), null), ZONE)).toMatchObject({ value: { calledDeskId: null } });
    // Whoever begins and sits nowhere says nothing of the desk.
    expect(takeStep(booked, 'START', taking(at(0), 'two'), ZONE)).toMatchObject({ value: { calledDeskId: 'two' } });
    expect(takeStep(booked, 'START', taking(at(0), null), ZONE)).toEqual({ ok: true, value: { startedAt: at(0), servedBy: OPERATOR } });
  });

  it('lets somebody be called who was given up and came after all', () => {
    const late = after(['CALL', 'NO_SHOW', 'CALL', 'START', 'FINISH']);
    expect(late).toMatchObject({ outcome: 'SERVED', finishedAt: at(4) });
  });

  it.each([
    ['nobody is given up before their time', 'NO_SHOW', at(-1), 'TOO_EARLY'],
    ['nobody arrives the day before', 'ARRIVE', new Date('2026-11-22T09:30:00+01:00'), 'NOT_TODAY'],
    ['nobody is called the day after, by the office’s clock', 'CALL', new Date('2026-11-24T00:00:00+01:00'), 'NOT_TODAY'],
    ['nothing ends that has not begun', 'FINISH', at(0), 'OUT_OF_ORDER'],
  ] as const)('%s', (_what, step, now, refusal) => {
    expect(takeStep(booked, step, taking(now), ZONE)).toEqual({ ok: false, refusal });
  });

  it('is closed the morning after where it was left open', () => {
    const open = after(['START']);
    expect(takeStep(open, 'FINISH', taking(at(24 * 60)), ZONE).ok).toBe(true);
    expect(takeStep(booked, 'NO_SHOW', taking(at(24 * 60)), ZONE).ok).toBe(true);
  });

  it('that was cancelled takes no step', () => {
    const cancelled = { ...booked, status: 'CANCELLED' as const };
    for (const step of DAY_STEPS) expect(takeStep(cancelled, step, taking(at(1)), ZONE)).toMatchObject({ refusal: 'OUT_OF_ORDER' });
    expect(undoStep(cancelled, at(1))).toMatchObject({ refusal: 'NOTHING_TO_UNDO' });
  });
});

describe('the last step', () => {
  it('can be taken back for ten minutes', () => {
    const called = after(['CALL']);
    expect(undoableUntil(called)).toEqual(at(10));
    expect(undoStep(called, at(10)).ok).toBe(true);
    expect(undoStep(called, at(10.1))).toEqual({ ok: false, refusal: 'TOO_LATE_TO_UNDO' });
    expect(undoStep(booked, at(0))).toEqual({ ok: false, refusal: 'NOTHING_TO_UNDO' });
  });
});

const steps = fc.array(fc.constantFrom(...DAY_STEPS), { maxLength: 12 });
const MARKS = ['arrivedAt', 'calledAt', 'calledDeskId', 'startedAt', 'finishedAt', 'outcome', 'servedBy'] as const;

describe('whatever is done, in whatever order', () => {
  it('the state is one that is known, and only goes forward but for the call of somebody given up', () => {
    const rank = (state: DayState) => DAY_STATES.indexOf(state);
    fc.assert(
      fc.property(steps, fc.constantFrom(...DAY_STEPS), (before, step) => {
        const from = after(before);
        const to = after([step], from, before.length);
        expect(DAY_STATES).toContain(dayStateOf(to));
        if (dayStateOf(from) !== 'NO_SHOW') expect(rank(dayStateOf(to))).toBeGreaterThanOrEqual(rank(dayStateOf(from)));
      }),
    );
  });

  it('a step that was taken leads to its state, and is known to have been taken', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...DAY_STEPS), (before, step) => {
        const from = after(before);
        const outcome = takeStep(from, step, taking(at(before.length)), ZONE);
        expect(isTaken({ ...from, ...(outcome.ok && outcome.value) }, step)).toBe(outcome.ok || isTaken(from, step));
      }),
    );
  });

  it('taking back a step gives what was before it, but for the call of somebody given up', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...DAY_STEPS), (before, step) => {
        const from = after(before);
        const outcome = takeStep(from, step, taking(at(before.length), 'two'), ZONE);
        if (!outcome.ok || dayStateOf(from) === 'NO_SHOW') return;
        const to = { ...from, ...outcome.value };
        const undone = undoStep(to, at(before.length + 1));
        const back = { ...to, ...(undone.ok && undone.value) };
        expect(dayStateOf(back)).toBe(dayStateOf(from));
        for (const mark of MARKS.filter((name) => !(step === 'START' && ['calledDeskId', 'servedBy'].includes(name)))) {
          expect(back[mark]).toEqual(from[mark]);
        }
      }),
    );
  });

  it('an outcome and the time of the end are there together', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { outcome, finishedAt, startedAt } = after(taken);
        expect(outcome === null).toBe(finishedAt === null);
        if (outcome === 'SERVED') expect(startedAt).not.toBeNull();
      }),
    );
  });
});
