import { isIsoDate } from '@casa/ui';
import { localInstant } from './local-instant.js';
import { wallTime } from './wall-time.js';

/** From when until when, as typed. */
export interface SpanValues {
  readonly fromDay: string;
  readonly fromTime: string;
  readonly untilDay: string;
  readonly untilTime: string;
}

type SpanErrors = Partial<Record<keyof SpanValues, string>>;

const LONGEST_KEPT = 500;

/** A field of a form as it goes back into the page, whatever happens. */
export function readField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim().slice(0, LONGEST_KEPT) : '';
}

export function readSpan(form: FormData): SpanValues {
  const read = (name: string): string => readField(form, name);
  return { fromDay: read('fromDay'), fromTime: read('fromTime'), untilDay: read('untilDay'), untilTime: read('untilTime') };
}

/** The API's instants, and what must be corrected first. @param zone IANA, of the office */
export function toSpan(
  { fromDay, fromTime, untilDay, untilTime }: SpanValues,
  zone: string,
  errors: { readonly from: string; readonly until: string },
): { readonly span?: { readonly startsAt: string; readonly endsAt: string }; readonly problems: SpanErrors } {
  const [from, until] = [wallTime(fromTime), wallTime(untilTime)];
  const problems = {
    ...(!isIsoDate(fromDay) && { fromDay: errors.from }),
    ...(from === undefined && { fromTime: errors.from }),
    ...(!isIsoDate(untilDay) && { untilDay: errors.until }),
    ...(until === undefined && { untilTime: errors.until }),
  };
  if (from === undefined || until === undefined || Object.keys(problems).length > 0) return { problems };
  return { span: { startsAt: localInstant(fromDay, from, zone), endsAt: localInstant(untilDay, until, zone) }, problems };
}
