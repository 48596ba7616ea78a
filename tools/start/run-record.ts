import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExplainedError } from '../lib/explained-error.ts';
import { waitUntil } from '../lib/wait-until.ts';
import type { ManagedProcess } from './managed-process.ts';
import { commandLineOf, isAlive } from './system-processes.ts';

interface Recorded {
  readonly pid: number;
  readonly commandLine: string;
}

interface Run {
  readonly starter: Recorded;
  readonly parts: readonly (Recorded & { readonly stopSignal: NodeJS.Signals })[];
}

/** Which processes the stack of a data folder consists of: so that a run that was killed is cleaned up by the next. */
export class RunRecord {
  readonly #file: string;

  constructor(dataFolder: string) {
    this.#file = join(dataFolder, 'run.json');
  }

  /** Refuses when the folder's stack is running; ends what a killed run has left running. */
  async takeOver(): Promise<void> {
    const run = this.#read();
    if (!run) return;
    if (isSame(run.starter)) {
      throw new ExplainedError(
        `It is already running (process ${run.starter.pid}). Stop it first, or choose another folder and ports with CASA_DATA_DIR and CASA_PORT.`,
      );
    }
    for (const part of run.parts) {
      if (!isSame(part)) continue;
      process.kill(part.pid, part.stopSignal);
      await waitUntil(
        () => Promise.resolve(!isSame(part)),
        20_000,
        () => new ExplainedError(`A process of an earlier run (${part.pid}) does not end: ${part.commandLine}`),
      );
    }
    this.clear();
  }

  write(parts: readonly ManagedProcess[]): void {
    const run: Run = {
      starter: { pid: process.pid, commandLine: commandLineOf(process.pid) },
      parts: parts.flatMap(({ pid, plan }) =>
        pid === undefined ? [] : [{ pid, commandLine: commandLineOf(pid), stopSignal: plan.stopSignal ?? 'SIGTERM' }],
      ),
    };
    writeFileSync(this.#file, JSON.stringify(run, undefined, 2));
  }

  clear(): void {
    rmSync(this.#file, { force: true });
  }

  #read(): Run | undefined {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Run;
    } catch {
      return undefined;
    }
  }
}

/** The same number may have been given to another program since. */
function isSame({ pid, commandLine }: Recorded): boolean {
  return isAlive(pid) && commandLine !== '' && commandLineOf(pid) === commandLine;
}
