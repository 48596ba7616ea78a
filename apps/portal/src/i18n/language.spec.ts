import { describe, expect, it } from 'vitest';
import { languageOf, localPath, neutralPath } from './language.js';

describe('languages of addresses', () => {
  it.each([
    ['/', 'it', '/en'],
    ['/servizi', 'it', '/en/servizi'],
    ['/energia', 'it', '/en/energia'],
    ['/servizi?q=x#y', 'it', '/en/servizi?q=x#y'],
  ])('%s is Italian, and English at its own address', (path, language, english) => {
    expect(languageOf(path)).toBe(language);
    expect(localPath(path, 'en')).toBe(english);
    expect(neutralPath(english)).toBe(path);
    expect(localPath(path, 'it')).toBe(path);
  });
});
