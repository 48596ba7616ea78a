import { expect, it } from 'vitest';
import { ok, refused, type Result } from './result.js';

it('an outcome is looked at before its value is: one of the two, never both', () => {
  const half = (number: number): Result<number, 'ODD'> => (number % 2 === 0 ? ok(number / 2) : refused('ODD'));
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, refusal: 'ODD' });
});
