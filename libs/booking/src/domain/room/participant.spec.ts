import { describe, expect, it } from 'vitest';
import { isPresent, seat } from './participant.js';

const NOW = Date.parse('2026-11-23T09:30:00+01:00');
const here = { connectionId: 'one', seenAt: NOW - 1000 };
const gone = { connectionId: null, seenAt: NOW - 1000 };
const first = { hasSeat: false, takeOver: false };

it('somebody is there while their page is open and gives signs of life', () => {
  expect(isPresent(here, NOW)).toBe(true);
  expect(isPresent(gone, NOW)).toBe(false);
  expect(isPresent({ ...here, seenAt: NOW - 30_000 }, NOW)).toBe(false);
});

describe('a seat', () => {
  it('is waited on by citizens and guests, and the operator’s own', () => {
    expect(seat({ ...gone, role: 'CITIZEN', state: 'WAITING' }, first, NOW)).toEqual({ state: 'WAITING', isNewSeat: true });
    expect(seat({ ...gone, role: 'GUEST', state: 'INVITED' }, first, NOW)).toEqual({ state: 'WAITING', isNewSeat: true });
    expect(seat({ ...gone, role: 'OPERATOR', state: 'LEFT' }, first, NOW)).toEqual({ state: 'ADMITTED', isNewSeat: true });
  });

  it('is kept when the page is loaded again', () => {
    const again = { hasSeat: true, takeOver: false };
    expect(seat({ ...here, role: 'CITIZEN', state: 'ADMITTED' }, again, NOW)).toEqual({ state: 'ADMITTED', isNewSeat: false });
    expect(seat({ ...gone, role: 'CITIZEN', state: 'LEFT' }, again, NOW)).toEqual({ state: 'WAITING', isNewSeat: false });
  });

  it('is given to another browser on demand alone, which waits', () => {
    const taken = { ...here, role: 'CITIZEN', state: 'ADMITTED' } as const;
    expect(seat(taken, first, NOW)).toBe('SEAT_TAKEN');
    expect(seat(taken, { hasSeat: false, takeOver: true }, NOW)).toEqual({ state: 'WAITING', isNewSeat: true });
    expect(seat({ ...taken, ...gone }, first, NOW)).toEqual({ state: 'WAITING', isNewSeat: true });
  });

  it('is not given to who was refused', () => {
    expect(seat({ ...gone, role: 'CITIZEN', state: 'REFUSED' }, { hasSeat: true, takeOver: true }, NOW)).toBe('REFUSED');
  });
});
