import { describe, expect, it } from 'vitest';
import { inOrderOf, RequestLoaders } from './request-loaders.js';

const NAME = Symbol('numbers');

describe('RequestLoaders', () => {
  it('load together what one request asks for apart', async () => {
    const batches: (readonly number[])[] = [];
    const loaders = new RequestLoaders();
    const load = (key: number) =>
      loaders
        .of<number, string>(NAME, (keys) => {
          batches.push(keys);
          return Promise.resolve(keys.map(String));
        })
        .load(key);
    expect(await Promise.all([load(1), load(2), load(1)])).toEqual(['1', '2', '1']);
    expect(batches).toEqual([[1, 2]]);
  });

  it('of one request know nothing of another’s', async () => {
    const load = (answer: string) =>
      new RequestLoaders().of<number, string>(NAME, (keys) => Promise.resolve(keys.map(() => answer))).load(1);
    expect(await Promise.all([load('a'), load('b')])).toEqual(['a', 'b']);
  });
});

describe('inOrderOf', () => {
  it('puts rows in the order of the keys, and what is absent where a row is missing', () => {
    const rows = [{ id: 2 }, { id: 1 }];
    expect(inOrderOf([1, 3, 2, 1], rows, ({ id }) => id, null)).toEqual([{ id: 1 }, null, { id: 2 }, { id: 1 }]);
  });
});
