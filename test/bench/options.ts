import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** How often each pair is measured, one after the other, so that what else the machine does meets both. */
  readonly rounds: number;
  /** Of each measurement. */
  readonly seconds: number;
  /** How many ask at once where it is about how much can be answered; where it is about how fast, one alone asks. */
  readonly connections: number;
  /** Where the figures are written as JSON. */
  readonly json?: string;
}

/** `npm run bench -- [--quick] [--json <file>]` */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
  });
  const size = values.quick ? { rounds: 3, seconds: 2 } : { rounds: 7, seconds: 4 };
  return { ...size, connections: 16, ...(values.json !== undefined && { json: values.json }) };
}
