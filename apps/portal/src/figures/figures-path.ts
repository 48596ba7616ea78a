import { isIsoDate } from '@casa/ui';
import type { FigureUnit } from '../gql/graphql.js';

const DAY_MS = 86_400_000;

/** Which figures of an office are shown. */
export interface FiguresPlace {
  readonly unit: FigureUnit;
  /** A day of the last week or month; today when absent. */
  readonly until?: string | undefined;
}

/** Reads an address; what cannot be is as if it were not there. */
export function readFiguresPlace(query: URLSearchParams): FiguresPlace {
  const until = query.get('fino') ?? '';
  return { unit: query.get('per') === 'settimane' ? 'WEEK' : 'MONTH', ...(isIsoDate(until) && { until }) };
}

/** @param page `dati` of the office, or its file. */
export function figuresPath(page: string, { unit, until }: FiguresPlace): string {
  const query = new URLSearchParams({
    ...(unit === 'WEEK' && { per: 'settimane' }),
    ...(until !== undefined && { fino: until }),
  }).toString();
  return query === '' ? page : `${page}?${query}`;
}

/** The weeks or months before those shown, and those after as far as there are any. */
export function neighbours(
  { unit, firstDay, lastDay }: { readonly unit: FigureUnit; readonly firstDay: string; readonly lastDay: string },
  today: string,
): { readonly earlier: FiguresPlace; readonly later: FiguresPlace | undefined } {
  const span = Date.parse(lastDay) - Date.parse(firstDay);
  const later = dayOf(Math.min(Date.parse(lastDay) + span, Date.parse(today)));
  return { earlier: { unit, until: dayOf(Date.parse(firstDay) - DAY_MS) }, later: lastDay < today ? { unit, until: later } : undefined };
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
