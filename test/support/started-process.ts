import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { waitUntil } from '../../tools/lib/wait-until.ts';

const START_MS = 30_000;

/** A program of the machine's, at work in a folder of its own. */
export interface StartedProcess {
  readonly command: string;
  readonly args: readonly string[];
  /** Removed when it is stopped. */
  readonly folder: string;
  readonly isReady: () => Promise<boolean>;
}

/** @returns how it is stopped. @throws when it does not get ready */
export async function startedProcess({ command, args, folder, isReady }: StartedProcess): Promise<() => Promise<void>> {
  const child = spawn(command, args, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntil(isReady, START_MS, () => new Error(`${command} does not answer`));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
