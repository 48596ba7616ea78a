import { processorTime, processorTimeOfServer } from './processor-time.ts';
import type { Measurement, Side, SideResult } from './side.ts';

export interface Alternation {
  readonly ours: SideResult;
  readonly other: SideResult;
  /** Of each round, ours to the other. */
  readonly ratios: readonly number[];
  readonly ratio: number;
}

interface Sample extends Measurement {
  readonly process: number | undefined;
  readonly postgres: number | undefined;
}

/**
 * Measures two sides in turn, A B A B: whatever else the machine does meets both. The ratio is the median of the rounds' ratios, so
 * that one disturbed round does not decide.
 */
export async function alternate(
  sides: { readonly ours: Side; readonly other: Side },
  of: (measurement: Measurement) => number,
  { rounds, postgresPid }: { readonly rounds: number; readonly postgresPid: number },
): Promise<Alternation> {
  const ours: Sample[] = [];
  const other: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    other.push(await sample(sides.other, postgresPid));
    ours.push(await sample(sides.ours, postgresPid));
  }
  const ratios = ours.map((measurement, round) => of(measurement) / of(other[round] ?? measurement));
  return { ours: summary(sides.ours.name, ours), other: summary(sides.other.name, other), ratios, ratio: median(ratios) };
}

async function sample(side: Side, postgresPid: number): Promise<Sample> {
  const { pid } = side;
  await side.prepare?.();
  const before = { process: pid === undefined ? undefined : processorTime(pid), postgres: processorTimeOfServer(postgresPid) };
  const measurement = await side.measure();
  const after = { process: pid === undefined ? undefined : processorTime(pid), postgres: processorTimeOfServer(postgresPid) };
  const each = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : (to - from) / measurement.count;
  return { ...measurement, process: each(before.process, after.process), postgres: each(before.postgres, after.postgres) };
}

function summary(name: string, samples: readonly Sample[]): SideResult {
  const told = (values: (number | undefined)[]) => values.filter((value) => value !== undefined);
  const p50 = told(samples.map((one) => one.p50));
  const process = told(samples.map((one) => one.process));
  const postgres = told(samples.map((one) => one.postgres));
  return {
    name,
    perSecond: median(samples.map(({ perSecond }) => perSecond)),
    ...(p50.length > 0 && { p50: median(p50) }),
    ...(process.length > 0 && { processMilliseconds: median(process) }),
    ...(postgres.length > 0 && { postgresMilliseconds: median(postgres) }),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
