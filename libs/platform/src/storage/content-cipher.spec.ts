import { expect, it } from 'vitest';
import { ContentCipher } from './content-cipher.js';

const key = ContentCipher.newKey();
const cipher = new ContentCipher(key, 'one');
const piece = Buffer.from('Via Sparano da Bari');

it('opens what it sealed', () => {
  expect(cipher.open(cipher.seal(piece, 3, false), 3, false)).toEqual(piece);
  expect(cipher.seal(piece, 3, false).includes(piece)).toBe(false);
});

it('opens no piece in another place, in another content, by another key, or as the last when it was not', () => {
  const sealed = cipher.seal(piece, 3, false);
  expect(() => cipher.open(sealed, 4, false)).toThrow();
  expect(() => cipher.open(sealed, 3, true)).toThrow();
  expect(() => new ContentCipher(key, 'two').open(sealed, 3, false)).toThrow();
  expect(() => new ContentCipher(ContentCipher.newKey(), 'one').open(sealed, 3, false)).toThrow();
  sealed[0]! ^= 1;
  expect(() => cipher.open(sealed, 3, false)).toThrow();
});
