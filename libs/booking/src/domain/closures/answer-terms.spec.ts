import { describe, expect, it } from 'vitest';
import { answerTerms, isShortNotice } from './answer-terms.js';

const ROME = 'Europe/Rome';
const at = (local: string) => Date.parse(`${local}+01:00`);
const told = (now: string, was: string, proposed: string) => {
  const terms = answerTerms(at(now), at(was), at(proposed), ROME);
  const local = (instant: number) => new Date(instant + 3_600_000).toISOString().slice(5, 16);
  return terms && [local(terms.answerUntil), local(terms.keptUntil)];
};

describe('the time to answer', () => {
  it('is three waking days at most, when there is much notice', () => {
    expect(told('2026-11-02T10:00', '2026-12-02T09:00', '2026-12-03T09:00')).toEqual(['11-05T10:00', '11-08T10:00']);
  });

  it('is half of the waking time that is left, when there is some', () => {
    // Until Wednesday at nine there are 11 + 13 + 1 hours of waking time.
    expect(told('2026-11-23T10:00', '2026-11-25T09:00', '2026-11-26T09:00')).toEqual(['11-24T09:30', '11-24T15:45']);
  });

  it('is four hours at least, also when the old hour is near or past, and never in the night', () => {
    expect(told('2026-11-23T10:00', '2026-11-23T11:00', '2026-11-26T09:00')).toEqual(['11-23T14:00', '11-23T18:00']);
    expect(told('2026-11-23T19:00', '2026-11-23T09:00', '2026-11-26T09:00')).toEqual(['11-24T10:00', '11-24T14:00']);
  });

  it('ends an hour before the time proposed, and then there is no time to be reminded', () => {
    expect(told('2026-11-23T10:00', '2026-11-30T09:00', '2026-11-23T13:00')).toEqual(['11-23T12:00', '11-23T12:00']);
  });

  it('is none when the time proposed is too near, or only a night away', () => {
    expect(told('2026-11-23T10:00', '2026-11-30T09:00', '2026-11-23T11:30')).toBeUndefined();
    expect(told('2026-11-23T20:30', '2026-11-30T09:00', '2026-11-24T09:00')).toBeUndefined();
    expect(told('2026-11-23T10:00', '2026-11-30T09:00', '2026-11-22T09:00')).toBeUndefined();
  });

  it('is the office’s, in summer too', () => {
    const terms = answerTerms(
      Date.parse('2026-07-01T19:00:00Z'),
      Date.parse('2026-07-01T20:00:00Z'),
      Date.parse('2026-07-10T08:00:00Z'),
      ROME,
    );
    expect(terms && new Date(terms.answerUntil).toISOString()).toBe('2026-07-02T10:00:00.000Z');
  });
});

it('whoever has less than a waking day is better called', () => {
  expect(isShortNotice(at('2026-11-23T10:00'), at('2026-11-24T09:00'), ROME)).toBe(true);
  expect(isShortNotice(at('2026-11-23T10:00'), at('2026-11-24T10:00'), ROME)).toBe(false);
  expect(isShortNotice(at('2026-11-23T10:00'), at('2026-11-20T10:00'), ROME)).toBe(true);
});
