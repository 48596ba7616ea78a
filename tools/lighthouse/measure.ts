import lighthouse from 'lighthouse';
import { ExplainedError } from '../lib/explained-error.ts';
import { CATEGORIES, type Category, type MeasuredPage } from './pages.ts';

/** What is measured of a run beside the scores, by Lighthouse's names. */
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'total-byte-weight',
] as const;

export type Metric = (typeof METRICS)[number];

export interface Measured {
  readonly scores: Readonly<Record<Category, number>>;
  readonly metrics: Readonly<Record<Metric, number>>;
  /** Audits that took points away. */
  readonly failed: readonly string[];
}

/** One run on the telephone and the network that Lighthouse simulates. */
async function measureOnce(page: MeasuredPage, url: string, debuggingPort: number): Promise<Measured> {
  const run = await lighthouse(url, {
    port: debuggingPort,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    ...(page.isPrivate && { skipAudits: ['is-crawlable'] }),
  });
  if (!run || run.lhr.runtimeError)
    throw new ExplainedError(`Lighthouse could not judge ${url}: ${run?.lhr.runtimeError?.message ?? 'no result'}`);
  const { categories, audits } = run.lhr;
  return {
    scores: eachOf(CATEGORIES, (category) => Math.round((categories[category]?.score ?? 0) * 100)),
    metrics: eachOf(METRICS, (metric) => audits[metric]?.numericValue ?? 0),
    failed: CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => id),
  };
}

/** The median of several runs, figure by figure: one run alone says more of the machine than of the page. */
export async function measure(page: MeasuredPage, url: string, debuggingPort: number, runs: number): Promise<Measured> {
  const all: Measured[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await measureOnce(page, url, debuggingPort));
  return {
    scores: eachOf(CATEGORIES, (category) => median(all.map(({ scores }) => scores[category]))),
    metrics: eachOf(METRICS, (metric) => median(all.map(({ metrics }) => metrics[metric]))),
    failed: [...new Set(all.flatMap(({ failed }) => failed))],
  };
}

function eachOf<Name extends string>(names: readonly Name[], figure: (name: Name) => number): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, figure(name)])) as Record<Name, number>;
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
