import { describe, expect, it } from 'vitest';
import { losesTooMany, registryChange } from './registry-change.js';

const registry = (...entries: readonly string[]) => new Map(entries.map((entry) => [entry.charAt(0), entry]));

describe('a new reading of a registry', () => {
  it('tells what is new, what is another and what is gone', () => {
    expect(registryChange(registry('a', 'b', 'c'), registry('a', 'b, with other keys', 'd'))).toEqual({
      total: 3,
      added: ['d'],
      changed: ['b'],
      gone: ['c'],
    });
  });

  it.each([
    ['nothing is known yet', [], ['a'], false],
    ['all are there', ['a', 'b'], ['a', 'b', 'c'], false],
    ['half of them are gone', ['a', 'b'], ['a'], false],
    ['more than half of them are gone', ['a', 'b', 'c'], ['a'], true],
    ['the only one is another', ['a'], ['b'], true],
    ['all are gone and as many others are there', ['a', 'b'], ['c', 'd'], true],
  ])('when %s: suspicious %4$s', (_what, known, found, suspicious) => {
    expect(losesTooMany(registryChange(registry(...known), registry(...found)), known.length)).toBe(suspicious);
  });
});
