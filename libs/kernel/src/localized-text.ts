/** The languages of the portal, ISO 639-1. Italian is always there. */
export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in the portal's languages; a missing English text shows the Italian one. */
export interface LocalizedText {
  readonly it: string;
  readonly en?: string;
}

export function inLanguage(text: LocalizedText, language: Language): string {
  return text[language] ?? text.it;
}
