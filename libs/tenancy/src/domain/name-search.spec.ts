import { expect, it } from 'vitest';
import { foldName } from './name-search.js';

it.each([
  ['Mola di Bari', 'mola di bari'],
  ['  CITTÀ\tmetropolitana\0 ', 'citta metropolitana'],
  ['Sant’Eramo', "sant'eramo"],
  ['50%_\\', '50%_\\'],
  ['', ''],
])('folds %j to %j', (text, folded) => {
  expect(foldName(text)).toBe(folded);
});
