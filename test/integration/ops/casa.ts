import { testConfig, type TestDatabase } from '@casa/testing';
import { inRoot } from '../../../tools/lib/paths.ts';
import { type CommandResult, runCommand } from '../../../tools/lib/run-command.ts';

/** Runs the operator's command line against a test's database, with nothing of the test's own environment. */
export function casa(
  database: TestDatabase | undefined,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const addresses = database && { CASA_DATABASE_URL: database.appUrl, CASA_ADMIN_DATABASE_URL: database.ownerUrl };
  const environment = { PATH: process.env['PATH'], ...testConfig({ CASA_TENANTS_DIR: inRoot('tenants'), ...addresses, ...settings }) };
  return runCommand(process.execPath, [inRoot('apps/ops/dist/main.js'), ...args], { environment });
}
