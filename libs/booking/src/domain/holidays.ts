import Holidays from 'date-holidays';
import type { Language } from '@casa/kernel';

export interface PatronSaint {
  readonly name: string;
  readonly month: number;
  readonly day: number;
}

const national = new Holidays('IT');
const years = new Map<string, ReadonlyMap<string, string>>();

/**
 * Days on which public offices are closed, with their names: the national holidays (law 260/1949 and its changes, as date-holidays keeps
 * them) and the patron saint's day of the municipality.
 * @param from @param to first and last day, YYYY-MM-DD, both included.
 */
export function holidaysBetween(patron: PatronSaint, from: string, to: string, language: Language): Map<string, string> {
  const found = new Map<string, string>();
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const patronDay = `${year}-${String(patron.month).padStart(2, '0')}-${String(patron.day).padStart(2, '0')}`;
    for (const [day, name] of [[patronDay, patron.name] as const, ...nationalHolidays(year, language)]) {
      if (day >= from && day <= to) found.set(day, name);
    }
  }
  return found;
}

function nationalHolidays(year: number, language: Language): ReadonlyMap<string, string> {
  const key = `${year} ${language}`;
  let known = years.get(key);
  if (!known) {
    const days = national.getHolidays(year, language).filter(({ type }) => type === 'public');
    known = new Map(days.map(({ date, name }) => [date.slice(0, 10), name]));
    years.set(key, known);
  }
  return known;
}
