import { expect, it } from 'vitest';
import { ToldLately } from './told-lately.js';

it('tells once of each operator and appointment, and again of what was rolled back', () => {
  const told = new ToldLately(60_000);
  const first = told.of('anna');
  expect(['1', '2'].map((id) => first.isNew(id))).toEqual([true, true]);
  // Not done: nothing was told.
  const second = told.of('anna');
  expect(second.isNew('1')).toBe(true);
  second.done();
  const third = told.of('anna');
  expect(['1', '2'].map((id) => third.isNew(id))).toEqual([false, true]);
  expect(told.of('bruno').isNew('1')).toBe(true);
});
