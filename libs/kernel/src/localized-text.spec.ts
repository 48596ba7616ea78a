import { describe, expect, it } from 'vitest';
import { inLanguage, LANGUAGES } from './localized-text.js';

describe('inLanguage', () => {
  it('shows the text in the language asked', () => {
    expect(LANGUAGES.map((language) => inLanguage({ it: 'ciao', en: 'hello' }, language))).toEqual(['ciao', 'hello']);
  });

  it('shows Italian where there is no other', () => {
    expect(inLanguage({ it: 'ciao' }, 'en')).toBe('ciao');
  });

  it('shows an empty text as it is: it was meant', () => {
    expect(inLanguage({ it: 'ciao', en: '' }, 'en')).toBe('');
  });
});
