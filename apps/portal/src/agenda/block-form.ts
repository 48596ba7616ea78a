import { isIsoDate } from '@casa/ui';
import type { BlockTimeInput } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import { localInstant } from './local-instant.js';
import { wallTime } from './wall-time.js';

/** What was typed, as typed: it goes back into the fields whatever happens. */
export interface BlockValues {
  readonly desk: string;
  readonly fromDay: string;
  readonly fromTime: string;
  readonly untilDay: string;
  readonly untilTime: string;
  readonly reason: string;
}

/** A message by field; what belongs to none under `form`. */
export type BlockErrors = Readonly<Record<string, string>>;

const LONGEST_KEPT = 500;

export const BLOCK_FIELDS: readonly (keyof BlockValues)[] = ['desk', 'fromDay', 'fromTime', 'untilDay', 'untilTime', 'reason'];

export function readBlockForm(form: FormData): BlockValues {
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().slice(0, LONGEST_KEPT) : '';
  };
  return {
    ...{ desk: read('desk'), reason: read('reason') },
    ...{ fromDay: read('fromDay'), fromTime: read('fromTime'), untilDay: read('untilDay'), untilTime: read('untilTime') },
  };
}

/** The API's input, or what must be corrected first. @param zone IANA, of the office */
export function toBlock(
  values: BlockValues,
  zone: string,
  { errors }: Messages['agenda']['block'],
): { readonly input: BlockTimeInput } | { readonly errors: BlockErrors } {
  const { desk, reason, fromDay, untilDay } = values;
  const [fromTime, untilTime] = [wallTime(values.fromTime), wallTime(values.untilTime)];
  const problems = {
    ...(desk === '' && { desk: errors.desk }),
    ...(!isIsoDate(fromDay) && { fromDay: errors.from }),
    ...(fromTime === undefined && { fromTime: errors.from }),
    ...(!isIsoDate(untilDay) && { untilDay: errors.until }),
    ...(untilTime === undefined && { untilTime: errors.until }),
    ...(reason === '' && { reason: errors.reason }),
  };
  if (fromTime === undefined || untilTime === undefined || Object.keys(problems).length > 0) return { errors: problems };
  const [startsAt, endsAt] = [localInstant(fromDay, fromTime, zone), localInstant(untilDay, untilTime, zone)];
  return { input: { deskId: desk, startsAt, endsAt, reason } };
}

/** The API's problems at our fields. */
export function blockErrors(problems: readonly { readonly path: string; readonly message: string }[]): BlockErrors {
  const fields: Readonly<Record<string, keyof BlockValues>> = {
    ...{ deskId: 'desk', startsAt: 'fromDay', endsAt: 'untilDay', reason: 'reason' },
  };
  return Object.fromEntries(problems.map(({ path, message }) => [fields[path] ?? 'form', message]));
}
