import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from '../lib/build.ts';
import { describeFailure, ExplainedError } from '../lib/explained-error.ts';
import { inRoot } from '../lib/paths.ts';

const ENTRY = inRoot('test/bench/main.ts');

try {
  if (!existsSync(ENTRY)) throw new ExplainedError(`There are no benchmarks: ${ENTRY} is missing.`);
  await build();
  // The benchmarks read their own options (--json <file>) from the command line.
  await import(pathToFileURL(ENTRY).href);
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
