import { Pool } from 'undici';
import type { LoadAnswer, LoadPlan, LoadResult } from './plan.ts';
import { type Once, workOf } from './work.ts';

process.on('message', (plan: LoadPlan) => {
  void underLoad(plan)
    .catch((error: unknown): LoadAnswer => ({ failure: error instanceof Error ? error.message : String(error) }))
    .then((answer) => process.send?.(answer));
});

async function underLoad(plan: LoadPlan): Promise<LoadResult> {
  const pool = new Pool(plan.url, { connections: plan.connections, pipelining: 1 });
  try {
    return await measured(workOf(plan, pool), plan);
  } finally {
    await pool.close();
  }
}

async function measured(work: Once, { connections, seconds }: LoadPlan): Promise<LoadResult> {
  const milliseconds: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const loop = async () => {
    for (let start = performance.now(); start < end; start = performance.now()) {
      if ((await work()) === 'nothing left') return;
      milliseconds.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  const took = (performance.now() - begin) / 1000;
  milliseconds.sort((a, b) => a - b);
  const quantile = (share: number) => milliseconds[Math.floor(milliseconds.length * share)] ?? Number.NaN;
  return { perSecond: milliseconds.length / took, p50: quantile(0.5), p95: quantile(0.95), count: milliseconds.length };
}
