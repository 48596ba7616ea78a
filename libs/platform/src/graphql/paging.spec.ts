import { describe, expect, it } from 'vitest';
import { makeCursor, pageSize, readCursor, toConnection } from './paging.js';

const ID = '01890000-0000-7000-8000-000000000000';

describe('a cursor', () => {
  it('is read as it was made', () => {
    expect(readCursor(makeCursor([7, ID]), ['integer', 'id'])).toEqual([7, ID]);
    expect(readCursor(makeCursor(['2026-11-23', ID]), ['day', 'id'])).toEqual(['2026-11-23', ID]);
    expect(readCursor(makeCursor(['Cassano delle Murge', ID]), ['text', 'id'])).toEqual(['Cassano delle Murge', ID]);
  });

  it('may be absent', () => {
    expect(readCursor(undefined, ['integer'])).toBeUndefined();
    expect(readCursor(null, ['integer'])).toBeUndefined();
  });

  it.each([
    ['', 'integer'],
    [makeCursor([]), 'integer'],
    [makeCursor([1, 2]), 'integer'],
    [makeCursor(['1']), 'integer'],
    [makeCursor([1.5]), 'integer'],
    [makeCursor([2 ** 31]), 'integer'],
    [Buffer.from('[1e999]').toString('base64url'), 'integer'],
    [makeCursor([7]), 'text'],
    [makeCursor(['a\0b']), 'text'],
    [makeCursor(['2026-02-30']), 'day'],
    [makeCursor(['x']), 'id'],
    [makeCursor([`${ID}'`]), 'id'],
    [Buffer.from('{"0":1,"length":1}').toString('base64url'), 'integer'],
    [Buffer.from('null').toString('base64url'), 'integer'],
    ['%%%', 'integer'],
  ] as const)('«%s» is not one of ours where %s is meant', (cursor, part) => {
    expect(() => readCursor(cursor, [part])).toThrow(
      expect.objectContaining({ message: 'This cursor is not one of ours.', extensions: { code: 'BAD_USER_INPUT' } }),
    );
  });
});

describe('a page', () => {
  it.each([1, 50, 100])('may have %i', (first) => {
    expect(pageSize(first)).toBe(first);
  });

  it.each([0, -1, 101, Number.NaN])('may not have %i', (first) => {
    expect(() => pageSize(first)).toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }));
  });

  const keyOf = (node: number) => [node];

  it('has a next one when one more was found than was wanted', () => {
    const page = toConnection([1, 2, 3], 2, 9, keyOf);
    expect(page).toEqual({
      edges: [
        { node: 1, cursor: makeCursor([1]) },
        { node: 2, cursor: makeCursor([2]) },
      ],
      pageInfo: { hasNextPage: true, endCursor: makeCursor([2]) },
      totalCount: 9,
    });
  });

  it('is the last when no more was found, and has no end when it is empty', () => {
    expect(toConnection([1, 2], 2, 2, keyOf).pageInfo.hasNextPage).toBe(false);
    expect(toConnection([], 2, 0, keyOf).pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });
});
