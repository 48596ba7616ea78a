import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export function inRoot(...parts: string[]): string {
  return join(root, ...parts);
}

/** Where this machine's state lives (database, logs, secrets): CASA_DATA_DIR, or .casa in the repository. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(root, environment['CASA_DATA_DIR'] ?? '.casa');
}
