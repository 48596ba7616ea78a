import type { Language } from './language.js';

const LOCALES: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' };
const A_MONDAY = Date.UTC(2024, 0, 1);

/** Dates and hours in words, in a language and in an office's zone. */
export interface DateFormat {
  /** «martedì 24 novembre 2026» */
  readonly longDay: (instant: string) => string;
  /** «9:30» */
  readonly time: (instant: string) => string;
  /** «martedì 24 novembre 2026, ore 9:30» */
  readonly dayAndTime: (instant: string) => string;
  /** Calendar days carry no zone: «martedì 24 novembre» */
  readonly calendarDay: (date: string) => string;
  /** «24 novembre 2026» */
  readonly calendarDate: (date: string) => string;
  /** «novembre 2026» */
  readonly month: (month: string) => string;
  /** The calendar day of an instant in the zone, ISO 8601. */
  readonly isoDay: (instant: string) => string;
}

export function dateFormat(language: Language, timeZone: string): DateFormat {
  const locale = LOCALES[language];
  const format = (options: Intl.DateTimeFormatOptions, zone = timeZone): ((instant: string) => string) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    return (instant) => formatter.format(new Date(instant));
  };
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const time = format({ hour: 'numeric', minute: '2-digit' });
  const calendarDay = format({ weekday: 'long', day: 'numeric', month: 'long' }, 'UTC');
  const calendarDate = format({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
  const month = format({ month: 'long', year: 'numeric' }, 'UTC');
  const iso = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  return {
    longDay,
    time,
    dayAndTime: (instant) => `${longDay(instant)}, ${language === 'it' ? 'ore ' : 'at '}${time(instant)}`,
    calendarDay,
    calendarDate,
    month: (yearMonth) => month(`${yearMonth}-01`),
    isoDay: (instant) => iso.format(new Date(instant)),
  };
}

/** Monday first, short and long. */
export function weekdayNames(language: Language): readonly { readonly short: string; readonly long: string }[] {
  const name = (weekday: 'short' | 'long'): ((day: number) => string) => {
    const formatter = new Intl.DateTimeFormat(LOCALES[language], { weekday, timeZone: 'UTC' });
    return (day) => formatter.format(new Date(A_MONDAY + day * 86_400_000));
  };
  const short = name('short');
  const long = name('long');
  return Array.from({ length: 7 }, (_, day) => ({ short: short(day), long: long(day) }));
}
