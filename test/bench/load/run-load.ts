import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { inRoot } from '../../../tools/lib/paths.ts';
import type { LoadPlan, LoadResult } from './plan.ts';

const run = promisify(execFile);

/** Puts the load on from a process of its own and waits for what it measured. */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const file = join(tmpdir(), `casa-bench-load-${process.pid}.json`);
  writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
  try {
    const { stdout } = await run(process.execPath, [inRoot('test/bench/load/main.ts'), file]);
    return JSON.parse(stdout) as LoadResult;
  } finally {
    rmSync(file);
  }
}
