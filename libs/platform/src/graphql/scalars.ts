import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** Before, no calendar of ours; after, years of five digits are near, which neither sort nor parse as these do. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2999-12-31';
const LOCAL_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function text(node: ValueNode): string {
  if (node.kind !== Kind.STRING) throw new GraphQLError('a text is expected', { nodes: node });
  return node.value;
}

/** Whether it is a day as a Date is written, of the years that are taken: 2026-02-30 is not. */
export function isDay(value: unknown): value is string {
  return typeof value === 'string' && isOnTheCalendar(value) && value >= FIRST_DAY && value <= LAST_DAY;
}

function isOnTheCalendar(day: string): boolean {
  return DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function parseDay(value: unknown): string {
  if (isDay(value)) return value;
  throw new GraphQLError('a day is written as 2026-11-23, from 1900 to 2999', { extensions: { code: 'BAD_USER_INPUT' } });
}

function parseLocalTime(value: unknown): string {
  if (typeof value === 'string' && LOCAL_TIME.test(value)) return value;
  throw new GraphQLError('a time is written as 09:30', { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A Date is an instant that was parsed before: the variables of a trusted document pass here twice. */
function parseInstant(value: unknown): Date {
  if (value instanceof Date) return value;
  if (typeof value === 'string' && INSTANT.test(value)) {
    const instant = new Date(value);
    if (!Number.isNaN(instant.getTime()) && isOnTheCalendar(value.slice(0, 10))) return instant;
  }
  throw new GraphQLError('an instant is written with its offset, as 2026-11-23T09:30:00+01:00', { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A day of the calendar; a plain text inside. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: "A calendar day in the office's zone, ISO 8601: 2026-11-23.",
  serialize: (value) => String(value),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(text(node)),
});

/** An instant; a JavaScript Date when it comes in. Going out it is a text already, in the office's zone: only the field knows the zone. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: "An instant, ISO 8601 with the offset of the office's zone: 2026-11-23T09:30:00+01:00.",
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(text(node)),
});

/** Wall-clock time of an office; going out, 24:00 is the end of a day. */
export const LocalTimeScalar = new GraphQLScalarType<string, string>({
  name: 'LocalTime',
  description: 'A local wall-clock time: 09:30. A place that closes at midnight closes at 24:00.',
  serialize: (value) => String(value),
  parseValue: parseLocalTime,
  parseLiteral: (node) => parseLocalTime(text(node)),
});
