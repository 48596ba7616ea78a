import type { Language } from '@casa/kernel';
import { singleLine } from './single-line.js';

const LOCALES: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' };
const LONGEST_NAME = 80;

/** In which language and by which clock an instant is told. */
export interface Telling {
  readonly language: Language;
  /** IANA zone. */
  readonly timeZone: string;
}

/** martedì 24 novembre 2026 */
export function dayInWords(instant: Date, { language, timeZone }: Telling): string {
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(
    instant,
  );
}

/** 9:30 */
export function hourInWords(instant: Date, { language, timeZone }: Telling): string {
  return new Intl.DateTimeFormat(LOCALES[language], { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant);
}

/** via Roberto da Bari 1, 70122 Bari */
export function addressInWords({
  street,
  postalCode,
  city,
}: {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}): string {
  return `${street}, ${postalCode} ${city}`;
}

/**
 * Letters, marks and what joins them in names; neither an address nor a sentence.
 * @returns undefined for what is not a name: nobody's mailbox is a place for somebody else's messages.
 */
export function personalName(text: string): string | undefined {
  const name = singleLine(text);
  return name.length <= LONGEST_NAME && /^\p{L}[\p{L}\p{M}'’ -]*$/u.test(name) ? name : undefined;
}
