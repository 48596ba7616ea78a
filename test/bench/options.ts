import { parseArgs } from 'node:util';
import { ExplainedError } from '../../tools/lib/explained-error.ts';

/** What can be measured by itself. */
export const PARTS = ['floor', 'growth', 'login', 'live', 'nearby'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** How often each pair is measured, one after the other, so that what else the machine does meets both. */
  readonly rounds: number;
  /** Of each measurement. */
  readonly seconds: number;
  /** How many ask at once where it is about how much can be answered; where it is about how fast, one alone asks. */
  readonly connections: number;
  /** That are made while others watch. */
  readonly watchedBookings: number;
  /** Where the figures are written as JSON. */
  readonly json?: string;
  readonly parts: readonly Part[];
}

/** `npm run bench -- [--quick] [--json <file>] [--only floor|growth|login|live|nearby]` */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean', default: false }, json: { type: 'string' }, only: { type: 'string' } },
  });
  const parts = PARTS.filter((part) => values.only === undefined || part === values.only);
  if (parts.length === 0) throw new ExplainedError(`--only is one of ${PARTS.join(', ')}.`);
  const size = values.quick ? { rounds: 3, seconds: 2, watchedBookings: 20 } : { rounds: 7, seconds: 4, watchedBookings: 100 };
  return { ...size, parts, connections: 16, ...(values.json !== undefined && { json: values.json }) };
}
