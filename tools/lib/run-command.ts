import { spawn, type ChildProcess } from 'node:child_process';
import { root } from './paths.ts';

export interface CommandResult {
  readonly code: number;
  /** Standard output and error, as they came. Empty when they went to the terminal. */
  readonly output: string;
  /** Standard output alone. */
  readonly stdout: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Let the command write to the terminal itself. */
  readonly inherit?: boolean;
  /** Ends the command, and whatever it has started, before its time. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs a program to its end. A status other than 0 is a result, not an exception. */
export async function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { signal } = options;
  signal?.throwIfAborted();
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: options.environment ?? process.env,
    stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    // One that can be ended has a process group of its own, to be ended with all it has started.
    detached: signal !== undefined,
  });
  const abort = (): void => endGroup(child);
  signal?.addEventListener('abort', abort, { once: true });
  let output = '';
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolve(status ?? 1);
    });
  });
  signal?.removeEventListener('abort', abort);
  signal?.throwIfAborted();
  return { code, output, stdout };
}

/** Runs the command line program of an installed package, such as `tsc`. */
export function runBinary(name: string, args: readonly string[], options?: CommandOptions): Promise<CommandResult> {
  return runCommand(process.execPath, [`node_modules/.bin/${name}`, ...args], options);
}

function endGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}
