import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a program of the system can be run. */
function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * What is tried with a real part of the deployment, which a machine may lack: then it is said by name, and those tests are not there.
 * @param cases as many as there are to be tried when the program is installed.
 */
export function withReal<Case>(program: string, debianPackage: string, tests: string, cases: readonly Case[]): readonly Case[] {
  if (isOnPath(program)) return cases;
  console.log(`not run: ${tests} (${program} is not installed; Debian: ${debianPackage})`);
  return [];
}
