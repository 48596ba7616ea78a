import type { BlockTimeInput } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import { readField, readSpan, type SpanValues, toSpan } from './span-form.js';

/** What was typed, as typed: it goes back into the fields whatever happens. */
export interface BlockValues extends SpanValues {
  readonly desk: string;
  readonly reason: string;
}

/** A message by field; what belongs to none under `form`. */
export type BlockErrors = Readonly<Record<string, string>>;

export const BLOCK_FIELDS: readonly (keyof BlockValues)[] = ['desk', 'fromDay', 'fromTime', 'untilDay', 'untilTime', 'reason'];

export function readBlockForm(form: FormData): BlockValues {
  return { ...readSpan(form), desk: readField(form, 'desk'), reason: readField(form, 'reason') };
}

/** The API's input, or what must be corrected first. @param zone IANA, of the office */
export function toBlock(
  values: BlockValues,
  zone: string,
  { errors }: Messages['agenda']['block'],
): { readonly input: BlockTimeInput } | { readonly errors: BlockErrors } {
  const { desk, reason } = values;
  const { span, problems } = toSpan(values, zone, errors);
  const all = { ...(desk === '' && { desk: errors.desk }), ...problems, ...(reason === '' && { reason: errors.reason }) };
  return span && Object.keys(all).length === 0 ? { input: { deskId: desk, ...span, reason } } : { errors: all };
}

/** The API's problems at our fields. */
export function blockErrors(problems: readonly { readonly path: string; readonly message: string }[]): BlockErrors {
  const fields: Readonly<Record<string, keyof BlockValues>> = {
    ...{ deskId: 'desk', startsAt: 'fromDay', endsAt: 'untilDay', reason: 'reason' },
  };
  return Object.fromEntries(problems.map(({ path, message }) => [fields[path] ?? 'form', message]));
}
