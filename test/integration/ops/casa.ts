import { testConfig, type TestDatabase } from '@casa/testing';
import { vi } from 'vitest';
import { run } from '../../../apps/ops/src/run.js';
import { inRoot } from '../../../tools/lib/paths.ts';
import { type CommandResult, runCommand } from '../../../tools/lib/run-command.ts';

type Settings = Readonly<Record<string, string>>;

/** Runs a command of the operator's command line in this process: as `casa` does, without the second it takes to start. One at a time. */
export async function casa(database: TestDatabase | undefined, args: readonly string[], settings: Settings = {}): Promise<CommandResult> {
  const [stdout, output]: [string[], string[]] = [[], []];
  const log = vi.spyOn(console, 'log').mockImplementation((line: unknown) => {
    stdout.push(`${String(line)}\n`);
    output.push(`${String(line)}\n`);
  });
  const error = vi.spyOn(console, 'error').mockImplementation((line: unknown) => void output.push(`${String(line)}\n`));
  for (const [name, value] of Object.entries(environmentOf(database, settings))) vi.stubEnv(name, value);
  try {
    return { code: await run(args), output: output.join(''), stdout: stdout.join('') };
  } finally {
    vi.unstubAllEnvs();
    log.mockRestore();
    error.mockRestore();
  }
}

/** The same as a process of its own, with nothing of the test's environment. */
export function casaProcess(database: TestDatabase | undefined, args: readonly string[], settings: Settings = {}): Promise<CommandResult> {
  const environment = { PATH: process.env['PATH'], ...environmentOf(database, settings) };
  return runCommand(process.execPath, [inRoot('apps/ops/bin/casa.js'), ...args], { environment });
}

function environmentOf(database: TestDatabase | undefined, settings: Settings): Record<string, string> {
  const addresses = database && { CASA_DATABASE_URL: database.appUrl, CASA_ADMIN_DATABASE_URL: database.ownerUrl };
  return testConfig({ CASA_TENANTS_DIR: inRoot('tenants'), ...addresses, ...settings });
}
