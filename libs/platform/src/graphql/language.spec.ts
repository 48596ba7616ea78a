import { expect, it } from 'vitest';
import { acceptedLanguage } from './language.js';

it.each([
  [undefined, 'it'],
  ['', 'it'],
  ['it', 'it'],
  ['en', 'en'],
  ['EN-gb', 'en'],
  ['fr', 'it'],
  ['fr, en;q=0.8, it;q=0.5', 'en'],
  ['en;q=0.3, it;q=0.9', 'it'],
  ['it-IT,it;q=0.9,en-US;q=0.8', 'it'],
  ['*', 'it'],
  [';;;,,,q=', 'it'],
  ['en;q=abc', 'en'],
  [`${'x'.repeat(300)},en`, 'it'],
  ['__proto__', 'it'],
] as const)('Accept-Language «%s» is answered in %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
