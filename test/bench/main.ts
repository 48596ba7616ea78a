import { rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../../tools/lib/paths.ts';
import { terminalProgress } from '../../tools/lib/progress.ts';
import { Bench, layData } from './bench.ts';
import { startCluster } from './cluster.ts';
import { LoadProcess } from './load/load-process.ts';
import { nearbyHolds, printNearby } from './nearby-report.ts';
import { readOptions } from './options.ts';
import { liveHolds, printLive } from './live-report.ts';
import { type Finding, holds, printReport } from './report.ts';
import type { LiveResult } from './scenarios/live.ts';
import type { NearbyResult } from './scenarios/nearby.ts';

const options = readOptions(process.argv.slice(2));
const folder = join(dataFolder(), 'bench');
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());

const findings: Finding[] = [];
let live: LiveResult | undefined;
let nearby: NearbyResult | undefined;
const found = (finding: Finding): void => {
  findings.push(finding);
  console.log(`  ${finding.name}: ${finding.ratio.toFixed(2)}${holds(finding) ? '' : ' MISSED'}`);
};

using load = new LoadProcess();
const cluster = await terminalProgress.step('database', () => startCluster(folder, interrupted.signal));
try {
  const municipality = await terminalProgress.step('data', () => layData(cluster, options.parts));
  const bench = new Bench(cluster, municipality, { ...options, load }, interrupted.signal, found);
  if (options.parts.includes('floor')) await terminalProgress.step('against the floor', () => bench.againstTheFloor());
  if (options.parts.includes('growth')) await terminalProgress.step('growth', () => bench.growth());
  if (options.parts.includes('login')) await terminalProgress.step('login', () => bench.login());
  if (options.parts.includes('live')) live = await terminalProgress.step('live', () => bench.live());
  if (options.parts.includes('nearby')) nearby = await terminalProgress.step('nearby', () => bench.nearby());
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
if (findings.length > 0) printReport(findings);
if (live) printLive(live);
if (nearby) printNearby(nearby);
if (options.json !== undefined) {
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
  const written = {
    at: new Date().toISOString(),
    machine,
    options,
    findings: findings.map((one) => ({ ...one, holds: holds(one) })),
    ...(live && { live: { ...live, holds: liveHolds(live) } }),
    ...(nearby && { nearby: { ...nearby, holds: nearbyHolds(nearby) } }),
  };
  writeFileSync(options.json, `${JSON.stringify(written, undefined, 2)}\n`);
}
