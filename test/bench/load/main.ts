import { readFileSync } from 'node:fs';
import { Pool } from 'undici';
import type { LoadPlan, LoadResult } from './plan.ts';
import { workOf } from './work.ts';

/** A process of its own, so that the load does not take the time of what it measures by sharing its thread. */
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as LoadPlan;
const pool = new Pool(plan.url, { connections: plan.connections, pipelining: 1 });
const once = workOf(plan, pool);
const milliseconds: number[] = [];

const begin = performance.now();
const end = begin + plan.seconds * 1000;
await Promise.all(Array.from({ length: plan.connections }, loop));
const took = (performance.now() - begin) / 1000;
await pool.close();

milliseconds.sort((a, b) => a - b);
const result: LoadResult = { perSecond: milliseconds.length / took, p50: quantile(0.5), p95: quantile(0.95), count: milliseconds.length };
process.stdout.write(JSON.stringify(result));

async function loop(): Promise<void> {
  for (let start = performance.now(); start < end; start = performance.now()) {
    await once();
    milliseconds.push(performance.now() - start);
  }
}

function quantile(share: number): number {
  return milliseconds[Math.floor(milliseconds.length * share)] ?? Number.NaN;
}
