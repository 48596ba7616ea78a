import { describe, expect, it } from 'vitest';
import { SQL_STATE, sqlState } from './sql-state.js';

const databaseError = (code: unknown) => Object.assign(new Error('duplicate key'), { code });

describe('sqlState', () => {
  it('is the code of a database error', () => {
    expect(sqlState(databaseError('23505'))).toBe(SQL_STATE.uniqueViolation);
  });

  it('is found below what an ORM has wrapped it in', () => {
    const wrapped = new Error('driver', { cause: new Error('query', { cause: databaseError('23P01') }) });
    expect(sqlState(wrapped)).toBe(SQL_STATE.exclusionViolation);
  });

  it.each([
    undefined,
    null,
    'x',
    {},
    { code: '23505' },
    new Error('x'),
    databaseError('ECONNREFUSED'),
    databaseError(23505),
    databaseError('2350'),
  ])('is not there for %s', (error) => {
    expect(sqlState(error)).toBeUndefined();
  });
});
