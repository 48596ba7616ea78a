import { describe, expect, it } from 'vitest';
import { dayActions } from './day-actions.js';

const NOW = '2026-11-23T09:30:00+01:00';
const BEFORE = '2026-11-23T09:25:00+01:00';
const LONG_BEFORE = '2026-11-23T09:10:00+01:00';
const NOTHING = { arrivedAt: null, calledAt: null, startedAt: null, finishedAt: null };
const booked = { ...NOTHING, state: 'BOOKED', channel: 'IN_PERSON', startsAt: '2026-11-23T09:30:00+01:00' } as const;

describe('what can be done with an appointment', () => {
  it.each([
    [booked, 'ARRIVE CALL NO_SHOW'],
    [{ ...booked, channel: 'TELEPHONE' } as const, 'CALL NO_SHOW'],
    [{ ...booked, state: 'ARRIVED', arrivedAt: BEFORE } as const, 'CALL START NO_SHOW UNDO'],
    [{ ...booked, state: 'ARRIVED', arrivedAt: LONG_BEFORE } as const, 'CALL START NO_SHOW'],
    [{ ...booked, state: 'CALLED', calledAt: BEFORE } as const, 'START NO_SHOW UNDO'],
    [{ ...booked, state: 'IN_PROGRESS', calledAt: LONG_BEFORE, startedAt: BEFORE } as const, 'FINISH UNDO'],
    [{ ...booked, state: 'SERVED', startedAt: LONG_BEFORE, finishedAt: BEFORE } as const, 'UNDO'],
    [{ ...booked, state: 'SERVED', startedAt: BEFORE, finishedAt: LONG_BEFORE } as const, ''],
    [{ ...booked, state: 'NO_SHOW', finishedAt: LONG_BEFORE } as const, 'CALL'],
    [{ ...booked, state: 'CANCELLED', arrivedAt: BEFORE } as const, ''],
  ])('%j: %s', (appointment, actions) => expect(dayActions(appointment, NOW).join(' ')).toBe(actions));

  it('on another day is little', () => {
    expect(dayActions({ ...booked, startsAt: '2026-11-24T09:30:00+01:00' }, NOW)).toEqual([]);
    expect(dayActions({ ...booked, startsAt: '2026-11-22T09:30:00+01:00' }, NOW)).toEqual(['NO_SHOW']);
    const open = {
      ...booked,
      state: 'IN_PROGRESS',
      startedAt: '2026-11-22T09:31:00+01:00',
      startsAt: '2026-11-22T09:30:00+01:00',
    } as const;
    expect(dayActions(open, NOW)).toEqual(['FINISH']);
  });
});
