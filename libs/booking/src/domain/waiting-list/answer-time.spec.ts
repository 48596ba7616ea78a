import { describe, expect, it } from 'vitest';
import { answerUntil, type AnswerRules } from './answer-time.js';

const RULES: AnswerRules = { offerMinutes: 240, leadMinutes: 0, timeZone: 'Europe/Rome' };

/** @returns until when, by the clock of Rome in winter. */
function until(now: string, startsAt: string, rules: Partial<AnswerRules> = {}): string | undefined {
  const instant = answerUntil(Date.parse(`${now}+01:00`), Date.parse(`${startsAt}+01:00`), { ...RULES, ...rules });
  return instant === undefined ? undefined : new Date(instant + 3_600_000).toISOString().slice(0, 16);
}

describe('the time to answer an offer', () => {
  it('is what the service gives', () => {
    expect(until('2026-11-23T10:00', '2026-11-27T09:00')).toBe('2026-11-23T14:00');
    expect(until('2026-11-23T10:00', '2026-11-27T09:00', { offerMinutes: 60 })).toBe('2026-11-23T11:00');
  });

  it('does not pass while people sleep', () => {
    expect(until('2026-11-23T20:00', '2026-11-27T09:00')).toBe('2026-11-24T11:00');
    expect(until('2026-11-23T23:30', '2026-11-27T09:00')).toBe('2026-11-24T12:00');
    expect(until('2026-11-24T03:00', '2026-11-27T09:00')).toBe('2026-11-24T12:00');
    expect(until('2026-11-23T17:00', '2026-11-27T09:00')).toBe('2026-11-23T21:00');
  });

  it('may take more than a day', () => {
    expect(until('2026-11-23T20:00', '2026-12-18T09:00', { offerMinutes: 2880 })).toBe('2026-11-27T16:00');
  });

  it('is half of the waking time that is left when the start is near, so that the next has time too', () => {
    // Until an hour before there are six waking hours.
    expect(until('2026-11-23T10:00', '2026-11-23T17:00')).toBe('2026-11-23T13:00');
    // The evening and the morning before nine are three hours.
    expect(until('2026-11-23T19:00', '2026-11-24T10:00')).toBe('2026-11-23T20:30');
  });

  it('leaves the notice that the service asks for', () => {
    expect(until('2026-11-23T10:00', '2026-11-23T17:00', { leadMinutes: 180 })).toBe('2026-11-23T12:00');
  });

  it('is never less than half an hour, and where there is not so much nothing is offered', () => {
    expect(until('2026-11-23T10:00', '2026-11-23T11:40')).toBe('2026-11-23T10:30');
    expect(until('2026-11-23T10:00', '2026-11-23T11:30')).toBe('2026-11-23T10:30');
    expect(until('2026-11-23T10:00', '2026-11-23T11:29')).toBeUndefined();
    expect(until('2026-11-23T22:00', '2026-11-24T09:00')).toBeUndefined();
    expect(until('2026-11-23T10:00', '2026-11-22T10:00')).toBeUndefined();
  });

  it('goes by the clock of the office in the nights of its change', () => {
    const now = Date.parse('2026-10-24T20:00+02:00');
    const start = Date.parse('2026-10-28T09:00+01:00');
    expect(new Date(answerUntil(now, start, RULES)!).toISOString()).toBe('2026-10-25T10:00:00.000Z');
  });
});
