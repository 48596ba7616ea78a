import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from '../lib/build.ts';
import { chromiumOptions } from '../lib/chromium.ts';
import { describeFailure } from '../lib/explained-error.ts';
import { dataFolder } from '../lib/paths.ts';
import { terminalProgress } from '../lib/progress.ts';
import { freePort } from '../start/ports.ts';
import { startStack } from '../start/stack.ts';
import { measure, type Measured } from './measure.ts';
import { CATEGORIES, LIMITS, type MeasuredPage, PAGES } from './pages.ts';

const RUNS = 3;

type Result = MeasuredPage & Measured;

try {
  await build();
  const results = await judge();
  print(results);
  write(results);
  process.exitCode = results.every(isGoodEnough) ? 0 : 1;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}

/** Starts everything in a folder of its own, and a browser that Lighthouse can steer. */
async function judge(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'casa-lighthouse-'));
  const stack = await terminalProgress.step('stack', () => startStack({ dataFolder: folder, seed: true }));
  const debuggingPort = await freePort();
  const browser = await chromium.launch(await chromiumOptions(`--remote-debugging-port=${debuggingPort}`));
  try {
    const results: Result[] = [];
    for (const page of PAGES) {
      const url = `http://bari.localhost:${stack.ports.portal}${page.path}`;
      results.push({ ...page, ...(await terminalProgress.step(page.name, () => measure(page, url, debuggingPort, RUNS))) });
    }
    return results;
  } finally {
    await browser.close();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(results: readonly Result[]): void {
  const kilobytes = (bytes: number): number => Math.round(bytes / 1000);
  console.log(
    `\nLighthouse, mobile, median of ${RUNS} runs (limits: ${CATEGORIES.map((category) => `${category} ${LIMITS[category]}`).join(', ')})`,
  );
  console.table(
    Object.fromEntries(
      results.map(({ name, scores, metrics }) => [
        name,
        {
          ...scores,
          'FCP s': seconds(metrics['first-contentful-paint']),
          'LCP s': seconds(metrics['largest-contentful-paint']),
          'TBT ms': Math.round(metrics['total-blocking-time']),
          CLS: Math.round(metrics['cumulative-layout-shift'] * 1000) / 1000,
          kB: kilobytes(metrics['total-byte-weight']),
        },
      ]),
    ),
  );
  for (const { name, failed } of results.filter((result) => result.failed.length > 0)) console.log(`${name}: ${failed.join(', ')}`);
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}

function write(results: readonly Result[]): void {
  mkdirSync(dataFolder(), { recursive: true });
  const file = join(dataFolder(), 'lighthouse.json');
  writeFileSync(file, `${JSON.stringify({ measuredAt: new Date().toISOString(), runs: RUNS, results }, null, 2)}\n`);
  console.log(`Written to ${file}`);
}

function isGoodEnough({ scores }: Measured): boolean {
  return CATEGORIES.every((category) => scores[category] >= LIMITS[category]);
}
