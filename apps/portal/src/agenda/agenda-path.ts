import { isIsoDate } from '@casa/ui';

const DAY_MS = 86_400_000;
const SLUG = /^[a-z0-9-]{1,100}$/;

/** What of an office's agenda is shown. */
export interface AgendaPlace {
  /** Today when absent. */
  readonly day?: string | undefined;
  readonly isWeek?: boolean;
  /** By who serves instead of by desk. */
  readonly byOperator?: boolean;
}

/** Reads an address; what cannot be is as if it were not there. */
export function readPlace(query: URLSearchParams): AgendaPlace {
  const day = query.get('giorno') ?? '';
  return {
    day: isIsoDate(day) ? day : undefined,
    isWeek: query.get('vista') === 'settimana',
    byOperator: query.get('per') === 'operatore',
  };
}

/** The slug of an office that an address or a form names. */
export function readOffice(text: FormDataEntryValue | null): string | undefined {
  return typeof text === 'string' && SLUG.test(text) ? text : undefined;
}

export function agendaPath(office: string, { day, isWeek, byOperator }: AgendaPlace): string {
  return officePath('agenda', office, {
    giorno: day,
    vista: isWeek === true ? 'settimana' : undefined,
    per: byOperator === true ? 'operatore' : undefined,
  });
}

/** A page of an office's: `/ufficio/agenda/urp`. */
export function officePath(page: string, office: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));
  const path = `/ufficio/${page}/${office}`;
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
}

/** Pure calendar arithmetic. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}
