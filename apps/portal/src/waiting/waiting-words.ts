import type { WaitingEntryDetailsFragment } from '../gql/graphql.js';
import type { ContentMessages } from '../i18n/catalogue.js';
import { dateFormat, weekdayNames } from '../i18n/format.js';
import type { Language } from '../i18n/language.js';

const ITALIAN = ['prima', 'seconda', 'terza', 'quarta', 'quinta', 'sesta', 'settima', 'ottava', 'nona', 'decima'];
const ENGLISH = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const SUFFIXES: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const plural = new Intl.PluralRules('en', { type: 'ordinal' });

/** «la terza», «la 14ª»; «third», «14th». */
export function placeInWords(place: number, language: Language): string {
  if (language === 'it') return `la ${ITALIAN[place - 1] ?? `${place}ª`}`;
  return ENGLISH[place - 1] ?? `${place}${SUFFIXES[plural.select(place)] ?? 'th'}`;
}

/** «2 giorni e 3 ore», «1 ora e 20 minuti»: whole units, the two greatest. */
export function durationInWords(minutes: number, language: Language): string {
  const amounts = { day: Math.floor(minutes / 1440), hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 };
  const named = Object.entries(amounts).filter(([, amount]) => amount > 0);
  const said = (named.length > 0 ? named : [['minute', 0] as const]).slice(0, 2);
  const words = said.map(([unit, amount]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount));
  return new Intl.ListFormat(language).format(words);
}

/** When somebody can come, in words. */
export function timesInWords(
  { firstDay, lastDay, weekdays, from, until }: WaitingEntryDetailsFragment['times'],
  { entry }: ContentMessages['waiting'],
  language: Language,
): { readonly days: string; readonly hours: string } {
  // Days of the calendar carry no zone.
  const { calendarDate } = dateFormat(language, 'UTC');
  const names = weekdayNames(language);
  const only = weekdays.map((day) => names[day - 1]?.long ?? '').join(', ');
  return { days: entry.daysText(calendarDate(firstDay), calendarDate(lastDay), only), hours: entry.hoursText(from, until) };
}
