import { describe, expect, it } from 'vitest';
import { databaseProblem } from './database-problem.js';

describe('databaseProblem', () => {
  it.each([
    ['ECONNREFUSED', 'nothing listens there (ECONNREFUSED)'],
    ['28P01', 'it refuses the user or the password (28P01)'],
    ['42P01', 'run casa migrate first'],
  ])('puts %s into words', (code, words) => {
    expect(databaseProblem(Object.assign(new Error('raw'), { code }))).toContain(words);
  });

  it('finds it where it was wrapped, and among several attempts', () => {
    const refused = Object.assign(new Error('raw'), { code: 'ECONNREFUSED' });
    expect(databaseProblem(new Error('wrapped', { cause: refused }))).toContain('nothing listens');
    expect(databaseProblem(new AggregateError([refused, refused]))).toContain('nothing listens');
  });

  it('leaves any other failure as it is', () => {
    expect(databaseProblem(new TypeError('defect'))).toBeUndefined();
    expect(databaseProblem('defect')).toBeUndefined();
  });
});
