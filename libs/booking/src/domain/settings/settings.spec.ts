import { describe, expect, it } from 'vitest';
import type { ServiceQuestion } from '../answers.js';
import { hoursProblems } from './hours.js';
import { codedQuestions, freeName } from './service-settings.js';

describe('hours', () => {
  it.each([
    ['09:00', '09:00'],
    ['12:00', '09:00'],
  ])('from %s to %s are none', (opens, closes) => {
    expect(hoursProblems([{ weekday: 1, opens, closes }], 'hours')).toEqual([{ path: 'hours.0.closes', problem: 'CLOSES_BEFORE' }]);
  });

  it('may touch, and last until midnight; of one day they may not meet', () => {
    const morning = { weekday: 1, opens: '08:00', closes: '12:00' };
    expect(hoursProblems([morning, { weekday: 1, opens: '12:00', closes: '24:00' }], 'hours')).toEqual([]);
    expect(hoursProblems([morning, { weekday: 2, opens: '08:00', closes: '12:00' }], 'hours')).toEqual([]);
    expect(hoursProblems([morning, { weekday: 1, opens: '11:59', closes: '13:00' }], 'hours')).toEqual([
      { path: 'hours.1.opens', problem: 'HOURS_OVERLAP' },
    ]);
  });
});

describe('a name of its own', () => {
  it.each([
    ['Sportello 1', [], 'sportello-1'],
    ['Sportello 1', ['sportello-1'], 'sportello-1-2'],
    ['  Città e «forte» ', [], 'citta-e-forte'],
    ['???', [], 'voce'],
  ])('is made of the words: %s', (words, taken, name) => {
    expect(freeName(words, new Set(taken))).toBe(name);
  });
});

describe('questions', () => {
  const known: readonly ServiceQuestion[] = [{ code: 'persone', label: { it: 'Quante?' }, kind: 'TEXT', required: true, maxLength: 3 }];

  it('keep their code, and the length of an answer while it is given in the same way', () => {
    const change = { code: 'persone', label: { it: 'In quanti siete?' }, required: false };
    expect(codedQuestions([{ ...change, kind: 'TEXT' }], known)).toEqual([{ ...change, kind: 'TEXT', maxLength: 3 }]);
    expect(codedQuestions([{ ...change, kind: 'LONG_TEXT' }], known)).toEqual([{ ...change, kind: 'LONG_TEXT' }]);
  });

  it('that are new never get a code that was asked, not even one that is asked no more', () => {
    const fresh = { label: { it: 'Persone' }, kind: 'TEXT', required: false } as const;
    expect(codedQuestions([fresh, fresh], known).map(({ code }) => code)).toEqual(['persone-2', 'persone-3']);
  });
});
