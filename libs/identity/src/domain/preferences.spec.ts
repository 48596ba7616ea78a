import { createHash } from 'node:crypto';
import { LANGUAGES } from '@casa/kernel';
import { describe, expect, it } from 'vitest';
import { PREFERENCE_NAMES } from './preference-name.js';
import { currentVersion, preferenceText } from './preference-texts.js';
import { actionOf, holdsNow, PREFERENCES } from './preferences.js';

describe('until somebody decides', () => {
  it('a service is given whole, and nothing that asks for consent is done', () => {
    for (const name of PREFERENCE_NAMES) expect(holdsNow(name, undefined)).toBe(PREFERENCES[name].ground === 'PUBLIC_TASK');
  });
});

describe('what somebody decided', () => {
  it('holds, yes or no', () => {
    for (const name of PREFERENCE_NAMES) {
      const textVersion = currentVersion(name);
      expect(holdsNow(name, { value: true, textVersion })).toBe(true);
      expect(holdsNow(name, { value: false, textVersion })).toBe(false);
    }
  });

  it('is no consent to a text that was written later, and needs none where the law asks for none', () => {
    expect(holdsNow('MUNICIPAL_NEWS', { value: true, textVersion: currentVersion('MUNICIPAL_NEWS') - 1 })).toBe(false);
    expect(holdsNow('APPOINTMENT_REMINDERS', { value: true, textVersion: 0 })).toBe(true);
  });

  it('is a consent and its withdrawal by name', () => {
    expect([actionOf('MUNICIPAL_NEWS', true), actionOf('MUNICIPAL_NEWS', false)]).toEqual(['agree', 'withdraw']);
    expect([actionOf('APPOINTMENT_REMINDERS', true), actionOf('APPOINTMENT_REMINDERS', false)]).toEqual(['change', 'change']);
  });
});

describe('the texts', () => {
  // A digest that changes here means that what somebody agreed to would be shown in other words: add a version instead.
  it.each([
    ['APPOINTMENT_REMINDERS', 1, '9d1e8d7fbc5ec5b8'],
    ['SATISFACTION_SURVEY', 1, '22735563cf7497c7'],
    ['MUNICIPAL_NEWS', 1, '940c55cdbe56c6b6'],
  ] as const)('of %s, version %i, is as it was when people decided on it', (name, version, digest) => {
    const text = LANGUAGES.map((language) => preferenceText(name, version, language)).join('\n');
    expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe(digest);
  });

  it('have no version that is not pinned above, and none that never was', () => {
    expect(PREFERENCE_NAMES.map(currentVersion)).toEqual([1, 1, 1]);
    expect(() => preferenceText('MUNICIPAL_NEWS', 0, 'it')).toThrow('version 0');
    expect(() => preferenceText('MUNICIPAL_NEWS', 2, 'it')).toThrow('version 2');
  });
});
