import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from '../lib/build.ts';
import { check } from '../check/check.ts';
import { describeFailure } from '../lib/explained-error.ts';
import { inRoot } from '../lib/paths.ts';
import { runBinary } from '../lib/run-command.ts';
import { countTests, type VitestReport } from './count.ts';

const REPORT = inRoot('.casa', 'test-report.json');

try {
  await build();
  const failedChecks = await check();
  const tests = await runTests(process.argv.slice(2));
  finish(tests.passed, tests.failed + failedChecks.length);
} catch (error) {
  console.error(describeFailure(error));
  finish(0, 1);
}

async function runTests(args: readonly string[]): Promise<{ passed: number; failed: number }> {
  mkdirSync(dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const { code } = await runBinary('vitest', ['run', ...reporters, ...args], { inherit: true });
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as VitestReport;
  return countTests(report, code);
}

/** The one line that tells the outcome, and the last. */
function finish(passed: number, failed: number): void {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
