import type { Language } from '@casa/kernel';
import type { PreferenceName } from './preference-name.js';

type Text = Readonly<Record<Language, string>>;

/**
 * What a person reads when they decide, in every version; the last is in force. A text is never rewritten, as what somebody agreed to must
 * be shown as they read it: other words are another version, and whoever agreed to the one before is asked anew.
 */
const TEXTS: Readonly<Record<PreferenceName, readonly Text[]>> = {
  APPOINTMENT_REMINDERS: [
    {
      it: 'Voglio ricevere un promemoria per e-mail il giorno prima di ogni appuntamento.',
      en: 'I want to receive a reminder by e-mail the day before each appointment.',
    },
  ],
  SATISFACTION_SURVEY: [
    {
      it: 'Acconsento a ricevere, dopo un appuntamento, un’e-mail che mi chiede com’è andata.',
      en: 'I agree to receive an e-mail after an appointment that asks me how it went.',
    },
  ],
  MUNICIPAL_NEWS: [
    {
      it: 'Acconsento a ricevere per e-mail le notizie pubblicate su questo portale.',
      en: 'I agree to receive by e-mail the news published on this portal.',
    },
  ],
};

/** Versions are counted from 1. */
export function currentVersion(name: PreferenceName): number {
  return TEXTS[name].length;
}

/** @throws when there never was such a version. */
export function preferenceText(name: PreferenceName, version: number, language: Language): string {
  const text = TEXTS[name][version - 1];
  if (!text) throw new Error(`there is no version ${version} of the text of ${name}`);
  return text[language];
}
