import { describe, expect, it } from 'vitest';
import { isId, newId } from './id.js';

describe('newId', () => {
  it('makes ids that are ids, each its own', () => {
    const made = Array.from({ length: 1000 }, () => newId());
    expect(made.every((id) => isId(id))).toBe(true);
    expect(new Set(made).size).toBe(1000);
  });

  it('makes ids that sort by the time they were made: rows follow each other in an index', () => {
    const made = Array.from({ length: 1000 }, () => newId());
    expect([...made].sort()).toEqual(made);
  });
});

describe('isId', () => {
  it.each([
    '',
    'x',
    '01890000-0000-7000-8000-00000000000',
    '01890000-0000-7000-8000-0000000000000',
    `01890000-0000-7000-8000-000000000000'`,
    '01890000000070008000000000000000',
    '01890000-0000-7000-8000-00000000000g',
    ' 01890000-0000-7000-8000-000000000000',
    '01890000-0000-7000-8000-000000000000\n',
  ])('does not take «%s»', (text) => {
    expect(isId(text)).toBe(false);
  });
});
