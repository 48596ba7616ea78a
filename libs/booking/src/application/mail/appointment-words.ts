import type { Language } from '@casa/kernel';
import type { AppointmentFacts } from './appointment-notice.js';

const LOCALES: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' };
const MINUTE_MS = 60_000;

type Zoned = Pick<AppointmentFacts, 'language' | 'timeZone'>;

/** martedì 24 novembre 2026 */
export function dayInWords(instant: Date, { language, timeZone }: Zoned): string {
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(
    instant,
  );
}

/** 9:30 */
export function hourInWords(instant: Date, { language, timeZone }: Zoned): string {
  return new Intl.DateTimeFormat(LOCALES[language], { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant);
}

export function minutesOf({ startsAt, endsAt }: Pick<AppointmentFacts, 'startsAt' | 'endsAt'>): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
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
