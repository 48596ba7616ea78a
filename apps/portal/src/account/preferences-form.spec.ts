import { describe, expect, it } from 'vitest';
import { readPreferencesForm, versionField } from './preferences-form.js';

function sent(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('the form of preferences', () => {
  it('says yes to a ticked box, no to an empty one, and nothing of what was not shown', () => {
    const form = sent({
      [versionField('APPOINTMENT_REMINDERS')]: '1',
      [versionField('MUNICIPAL_NEWS')]: '2',
      MUNICIPAL_NEWS: 'si',
      SATISFACTION_SURVEY: 'si',
      lingua: 'en',
    });
    expect(readPreferencesForm(form)).toEqual({
      choices: [
        { name: 'APPOINTMENT_REMINDERS', value: false, textVersion: 1 },
        { name: 'MUNICIPAL_NEWS', value: true, textVersion: 2 },
      ],
      letterLanguage: 'en',
    });
  });

  it.each(['', 'fr', 'toString'])('takes «%s» for no language of one’s own', (lingua) => {
    expect(readPreferencesForm(sent({ lingua })).letterLanguage).toBeNull();
  });

  it('knows no version that is no number: the API refuses it', () => {
    expect(readPreferencesForm(sent({ [versionField('MUNICIPAL_NEWS')]: 'x' })).choices).toEqual([
      { name: 'MUNICIPAL_NEWS', value: false, textVersion: 0 },
    ]);
  });
});
