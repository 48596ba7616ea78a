import { expect, it } from 'vitest';
import { browserLanguage } from './browser-language.js';

it.each([
  [undefined, 'it'],
  ['*', 'it'],
  ['it-IT,it;q=0.9', 'it'],
  ['en-US,en;q=0.9, it;q=0.2', 'it'],
  ['en-GB,en', 'en'],
  ['sq,de;q=0.7', 'en'],
  ['ita', 'en'],
])('a browser that reads %s gets %s', (header, language) => expect(browserLanguage(header)).toBe(language));
