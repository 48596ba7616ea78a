import { expect, it } from 'vitest';
import { doorOf } from './room-door.js';

const appointment = {
  status: 'BOOKED',
  startsAt: Date.parse('2026-11-23T09:30:00+01:00'),
  endsAt: Date.parse('2026-11-23T10:00:00+01:00'),
} as const;

it.each([
  ['2026-11-23T09:14:59+01:00', 'NOT_YET'],
  ['2026-11-23T09:15:00+01:00', 'OPEN'],
  ['2026-11-23T13:59:59+01:00', 'OPEN'],
  ['2026-11-23T14:00:00+01:00', 'OVER'],
])('at %s the door is %s', (now, state) => {
  expect(doorOf(appointment, Date.parse(now)).state).toBe(state);
});

it('the door of what was cancelled stays shut', () => {
  expect(doorOf({ ...appointment, status: 'CANCELLED' }, appointment.startsAt).state).toBe('CANCELLED');
});
