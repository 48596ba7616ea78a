import { isIsoDate } from '@casa/ui';
import { localInstant } from '../agenda/local-instant.js';
import { wallTime } from '../agenda/wall-time.js';
import type { ClosureInput } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';

/** What was typed, as typed: it goes back into the fields whatever happens. */
export interface ClosureValues {
  /** `comune`, `ufficio`, or the id of a desk. */
  readonly what: string;
  readonly fromDay: string;
  readonly fromTime: string;
  readonly untilDay: string;
  readonly untilTime: string;
  readonly reason: string;
  readonly reasonEnglish: string;
}

/** A message by field; what belongs to none under `form`. */
export type ClosureErrors = Readonly<Record<string, string>>;

export const WHOLE_MUNICIPALITY = 'comune';
export const WHOLE_OFFICE = 'ufficio';

const LONGEST_KEPT = 500;

export const CLOSURE_FIELDS: readonly (keyof ClosureValues)[] = [
  'what',
  'fromDay',
  'fromTime',
  'untilDay',
  'untilTime',
  'reason',
  'reasonEnglish',
];

export const NO_CLOSURE: ClosureValues = {
  ...{ what: '', fromDay: '', fromTime: '00:00', untilDay: '', untilTime: '24:00', reason: '', reasonEnglish: '' },
};

export function readClosureForm(form: FormData): ClosureValues {
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().slice(0, LONGEST_KEPT) : '';
  };
  return {
    ...{ what: read('what'), reason: read('reason'), reasonEnglish: read('reasonEnglish') },
    ...{ fromDay: read('fromDay'), fromTime: read('fromTime'), untilDay: read('untilDay'), untilTime: read('untilTime') },
  };
}

/** What the API is asked to look at, or what must be corrected first. */
export function toClosure(
  values: ClosureValues,
  office: { readonly id: string; readonly timeZone: string },
  { errors }: Messages['closures']['make'],
): { readonly input: ClosureInput } | { readonly errors: ClosureErrors } {
  const { what, reason, fromDay, untilDay } = values;
  const [fromTime, untilTime] = [wallTime(values.fromTime), wallTime(values.untilTime)];
  const problems = {
    ...(what === '' && { what: errors.what }),
    ...(!isIsoDate(fromDay) && { fromDay: errors.from }),
    ...(fromTime === undefined && { fromTime: errors.from }),
    ...(!isIsoDate(untilDay) && { untilDay: errors.until }),
    ...(untilTime === undefined && { untilTime: errors.until }),
    ...(reason === '' && { reason: errors.reason }),
  };
  if (fromTime === undefined || untilTime === undefined || Object.keys(problems).length > 0) return { errors: problems };
  const { id, timeZone } = office;
  return {
    input: {
      ...(what !== WHOLE_MUNICIPALITY && { officeId: id }),
      ...(what !== WHOLE_MUNICIPALITY && what !== WHOLE_OFFICE && { deskId: what }),
      startsAt: localInstant(fromDay, fromTime, timeZone),
      endsAt: localInstant(untilDay, untilTime, timeZone),
    },
  };
}

/** The API's problems at our fields. */
export function closureErrors(problems: readonly { readonly path: string; readonly message: string }[]): ClosureErrors {
  const fields: Readonly<Record<string, keyof ClosureValues>> = {
    ...{ deskId: 'what', officeId: 'what', startsAt: 'fromDay', endsAt: 'untilDay', reason: 'reason', reasonEnglish: 'reasonEnglish' },
  };
  return Object.fromEntries(problems.map(({ path, message }) => [fields[path] ?? 'form', message]));
}
