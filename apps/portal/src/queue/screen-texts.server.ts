import { contentIn } from '../i18n/catalogue.js';
import type { Language } from '../i18n/language.js';

/** The texts of the screen; it lives in the browser, where functions do not travel: what is put in stands in braces. */
export interface ScreenTexts {
  readonly nobody: string;
  readonly sound: string;
  readonly voice: string;
  readonly on: string;
  readonly off: string;
  readonly lost: string;
  readonly blocked: string;
  readonly waiting: { readonly none: string; readonly one: string; readonly many: string };
  /** The page's language. */
  readonly language: Language;
  /** What is said, in each language. */
  readonly call: Readonly<Record<Language, string>>;
}

export function screenTexts(language: Language): ScreenTexts {
  const { screen, waiting } = contentIn(language).queue;
  const { nobody, sound, voice, on, off, lost, blocked } = screen;
  const call = (spoken: Language): string => contentIn(spoken).queue.screen.call('{label}', '{desk}');
  return {
    ...{ nobody, sound, voice, on, off, lost, blocked, language },
    waiting: { none: waiting(0), one: waiting(1), many: waiting(2).replace('2', '{count}') },
    call: { it: call('it'), en: call('en') },
  };
}
