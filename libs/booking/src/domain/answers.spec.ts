import { describe, expect, it } from 'vitest';
import { DEFAULT_ANSWER_LENGTH, problemsOfAnswers, type ServiceQuestion } from './answers.js';

function question(given: Partial<ServiceQuestion>): ServiceQuestion {
  return { code: 'q', label: { it: 'Domanda' }, kind: 'TEXT', required: false, ...given };
}

function problems(asked: Partial<ServiceQuestion>, answer?: string): string[] {
  const answers = answer === undefined ? [] : [{ questionId: 'q', answer }];
  return problemsOfAnswers([question(asked)], answers).map(({ path, problem }) => `${path} ${problem}`);
}

describe('problemsOfAnswers', () => {
  it('asks for what is required: missing, empty and blank are the same', () => {
    expect(problems({ required: true })).toEqual(['answers.q REQUIRED']);
    expect(problems({ required: true }, '')).toEqual(['answers.q REQUIRED']);
    expect(problems({ required: true }, ' \n\t')).toEqual(['answers.q REQUIRED']);
    expect(problems({ required: true }, 'sì')).toEqual([]);
  });

  it('does not insist on what is not required', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ kind: 'YES_NO' }, '')).toEqual([]);
    expect(problems({ kind: 'CHOICE', choices: [{ it: 'Uno' }] }, '')).toEqual([]);
  });

  it.each(Object.entries(DEFAULT_ANSWER_LENGTH).filter(([kind]) => kind.endsWith('TEXT')))(
    'takes %s answers up to %i characters',
    (kind, limit) => {
      const asked = { kind: kind as 'TEXT' | 'LONG_TEXT' };
      expect(problems(asked, 'a'.repeat(limit))).toEqual([]);
      expect(problems(asked, 'a'.repeat(limit + 1))).toEqual([`answers.q TOO_LONG:${limit}`]);
    },
  );

  it('keeps to the length a question asks for, not counting blanks around', () => {
    expect(problems({ maxLength: 3 }, ' abc ')).toEqual([]);
    expect(problems({ maxLength: 3 }, 'abcd')).toEqual(['answers.q TOO_LONG:3']);
  });

  it('knows yes and no by their codes only', () => {
    expect(problems({ kind: 'YES_NO' }, 'yes')).toEqual([]);
    expect(problems({ kind: 'YES_NO' }, 'no')).toEqual([]);
    expect(problems({ kind: 'YES_NO' }, 'sì')).toEqual(['answers.q NOT_A_CHOICE']);
  });

  it('takes a choice in either language and nothing else', () => {
    const asked = { kind: 'CHOICE', choices: [{ it: 'Prima volta', en: 'First time' }, { it: 'Rinnovo' }] } as const;
    expect(problems(asked, 'Prima volta')).toEqual([]);
    expect(problems(asked, 'First time')).toEqual([]);
    expect(problems(asked, 'Rinnovo')).toEqual([]);
    expect(problems(asked, 'prima volta')).toEqual(['answers.q NOT_A_CHOICE']);
    expect(problems(asked, 'undefined')).toEqual(['answers.q NOT_A_CHOICE']);
  });

  it('names an answer to a question nobody asked, cut short', () => {
    const answers = [{ questionId: 'x'.repeat(500), answer: 'a' }];
    expect(problemsOfAnswers([question({})], answers)).toEqual([{ path: `answers.${'x'.repeat(60)}`, problem: 'NOT_FOUND' }]);
  });

  it('takes one answer to a question: of two, one would be kept unread', () => {
    const answers = [
      { questionId: 'q', answer: 'a'.repeat(5000) },
      { questionId: 'q', answer: 'bene' },
    ];
    expect(problemsOfAnswers([question({})], answers)).toEqual([{ path: 'answers.q', problem: 'INVALID' }]);
  });

  it('tells of every question at once', () => {
    const asked = [question({ code: 'a', required: true }), question({ code: 'b', kind: 'YES_NO' }), question({ code: 'c' })];
    const answers = [
      { questionId: 'b', answer: 'forse' },
      { questionId: 'c', answer: 'bene' },
    ];
    expect(problemsOfAnswers(asked, answers)).toEqual([
      { path: 'answers.a', problem: 'REQUIRED' },
      { path: 'answers.b', problem: 'NOT_A_CHOICE' },
    ]);
  });
});
