import { expect, it } from 'vitest';
import { afterOffer, isOnTheList, WAITING_STATES } from './waiting-state.js';

it('keeps the place of whoever refuses, as often as they do', () => {
  expect(afterOffer('REFUSED', 2)).toEqual({ state: 'WAITING', unanswered: 0 });
});

it('ends after three offers in a row without an answer', () => {
  expect([0, 1, 2].map((unanswered) => afterOffer('LAPSED', unanswered))).toEqual([
    { state: 'WAITING', unanswered: 1 },
    { state: 'WAITING', unanswered: 2 },
    { state: 'ENDED', unanswered: 3 },
  ]);
});

it('does not count what nobody was told of', () => {
  expect(afterOffer('WITHDRAWN', 2)).toEqual({ state: 'WAITING', unanswered: 2 });
});

it('knows who is still on the list', () => {
  expect(WAITING_STATES.filter(isOnTheList)).toEqual(['WAITING', 'OFFERED']);
});
