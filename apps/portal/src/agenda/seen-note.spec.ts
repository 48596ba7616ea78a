import { expect, it } from 'vitest';
import { keptNote, seenNow } from './seen-note.js';

const seen = { note: 'Uno', version: 1 };

it.each([
  ['a step of a colleague’s', { note: 'Uno', version: 2 }, undefined, true],
  ['one’s own note, saved', { note: 'Due\ne tre', version: 2 }, keptNote(' Due\r\ne tre '), true],
  ['a colleague’s note', { note: 'Quattro', version: 2 }, undefined, false],
  ['a colleague’s note after one’s own', { note: 'Quattro', version: 3 }, 'Due', false],
])('%s is seen as it comes: %j', (_what, now, sent, isSeen) => expect(seenNow(seen, now, sent)).toBe(isSeen ? now : seen));
