import { expect, it } from 'vitest';
import { localInstant } from './local-instant.js';

it.each([
  ['2026-11-23', '09:30', 'Europe/Rome', '2026-11-23T08:30:00.000Z'],
  ['2026-07-01', '09:30', 'Europe/Rome', '2026-07-01T07:30:00.000Z'],
  // The clock goes from two to three.
  ['2026-03-29', '01:59', 'Europe/Rome', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29', '02:30', 'Europe/Rome', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29', '03:00', 'Europe/Rome', '2026-03-29T01:00:00.000Z'],
  ['2026-03-29', '10:00', 'Europe/Rome', '2026-03-29T08:00:00.000Z'],
  // From three back to two.
  ['2026-10-25', '01:30', 'Europe/Rome', '2026-10-24T23:30:00.000Z'],
  ['2026-10-25', '02:30', 'Europe/Rome', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '03:00', 'Europe/Rome', '2026-10-25T02:00:00.000Z'],
  ['2026-11-23', '09:30', 'UTC', '2026-11-23T09:30:00.000Z'],
  ['2026-11-23', '09:30', 'America/St_Johns', '2026-11-23T13:00:00.000Z'],
])('%s at %s in %s is %s', (date, time, zone, instant) => expect(localInstant(date, time, zone)).toBe(instant));
