import type { LetterLanguage, PreferenceName, SetPreferencesInput } from '../gql/graphql.js';

const NAMES: readonly PreferenceName[] = ['APPOINTMENT_REMINDERS', 'SATISFACTION_SURVEY', 'MUNICIPAL_NEWS'];
const LANGUAGES: readonly LetterLanguage[] = ['it', 'en'];

/** Beside each box, ticked or not: which version of its text was read. */
export function versionField(name: PreferenceName): string {
  return `${name}.versione`;
}

/** What was decided: an empty box is a no, and what the form did not show is left as it is. */
export function readPreferencesForm(form: FormData): SetPreferencesInput {
  const language = form.get('lingua');
  return {
    choices: NAMES.filter((name) => form.has(versionField(name))).map((name) => ({
      name,
      value: form.get(name) === 'si',
      textVersion: Number(form.get(versionField(name))) || 0,
    })),
    letterLanguage: LANGUAGES.find((code) => code === language) ?? null,
  };
}
