import { rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../../tools/lib/paths.ts';
import { terminalProgress } from '../../tools/lib/progress.ts';
import { Bench, layData } from './bench.ts';
import { startCluster } from './cluster.ts';
import { LoadProcess } from './load/load-process.ts';
import { readOptions } from './options.ts';
import { type Finding, holds, printReport } from './report.ts';

const options = readOptions(process.argv.slice(2));
const folder = join(dataFolder(), 'bench');
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());

const findings: Finding[] = [];
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
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
printReport(findings);
if (options.json !== undefined) {
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
  const written = { at: new Date().toISOString(), machine, options, findings: findings.map((one) => ({ ...one, holds: holds(one) })) };
  writeFileSync(options.json, `${JSON.stringify(written, undefined, 2)}\n`);
}
