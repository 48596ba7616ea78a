import { readField, readSpan, type SpanValues, toSpan } from '../agenda/span-form.js';
import type { ClosureInput } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';

/** What was typed, as typed: it goes back into the fields whatever happens. */
export interface ClosureValues extends SpanValues {
  /** `comune`, `ufficio`, or the id of a desk. */
  readonly what: string;
  readonly reason: string;
  readonly reasonEnglish: string;
}

/** A message by field; what belongs to none under `form`. */
export type ClosureErrors = Readonly<Record<string, string>>;

export const WHOLE_MUNICIPALITY = 'comune';
export const WHOLE_OFFICE = 'ufficio';

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
  const read = (name: string): string => readField(form, name);
  return { ...readSpan(form), what: read('what'), reason: read('reason'), reasonEnglish: read('reasonEnglish') };
}

/** What the API is asked to look at, or what must be corrected first. */
export function toClosure(
  values: ClosureValues,
  office: { readonly id: string; readonly timeZone: string },
  { errors }: Messages['closures']['make'],
): { readonly input: ClosureInput } | { readonly errors: ClosureErrors } {
  const { what, reason } = values;
  const { span, problems } = toSpan(values, office.timeZone, errors);
  const all = { ...(what === '' && { what: errors.what }), ...problems, ...(reason === '' && { reason: errors.reason }) };
  if (!span || Object.keys(all).length > 0) return { errors: all };
  return {
    input: {
      ...(what !== WHOLE_MUNICIPALITY && { officeId: office.id }),
      ...(what !== WHOLE_MUNICIPALITY && what !== WHOLE_OFFICE && { deskId: what }),
      ...span,
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
