import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { ExplainedError } from '../lib/explained-error.ts';
import { root } from '../lib/paths.ts';
import { waitUntil } from '../lib/wait-until.ts';

const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 20_000;
const TAIL_LINES = 15;

export interface ProcessPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Whether the process does its work. */
  readonly isReady: () => Promise<boolean>;
  /** What asks it to end in an orderly way. */
  readonly stopSignal?: NodeJS.Signals;
  /** What the log says when the process could not start yet, and trying again is right. */
  readonly notYet?: RegExp;
}

/** One part of the stack: a child process with its log file, which can be started, stopped, killed and started again. */
export class ManagedProcess {
  readonly plan: ProcessPlan;
  readonly #onUnexpectedExit: (part: ManagedProcess) => void;
  #child: ChildProcess | undefined;
  #ended = Promise.resolve();
  #ending = false;

  constructor(plan: ProcessPlan, onUnexpectedExit: (part: ManagedProcess) => void) {
    this.plan = plan;
    this.#onUnexpectedExit = onUnexpectedExit;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process and waits until it is ready. */
  async start(signal?: AbortSignal): Promise<void> {
    this.#spawn();
    await waitUntil(
      async () => {
        if (this.#child) return this.plan.isReady();
        if (!this.plan.notYet?.test(this.#logTail())) throw this.explain('ended before it was ready');
        this.#spawn();
        return false;
      },
      START_TIMEOUT,
      () => this.explain(`was not ready within ${START_TIMEOUT / 1000} s`),
      signal,
    );
    this.#ending = false;
  }

  /** Asks the process to end and waits for it; one that does not is killed. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#ending = true;
    child.kill(this.plan.stopSignal ?? 'SIGTERM');
    const timer = setTimeout(() => this.#signalGroup('SIGKILL'), STOP_TIMEOUT);
    await this.#ended;
    clearTimeout(timer);
  }

  /** Ends the process at once, as a crash of the machine would. */
  async kill(): Promise<void> {
    this.#ending = true;
    this.#signalGroup('SIGKILL');
    await this.#ended;
  }

  /** An error about this process with the end of its log. */
  explain(what: string): ExplainedError {
    return new ExplainedError(`${this.plan.name} ${what}. The last lines of ${this.plan.logFile}:\n${this.#logTail()}`);
  }

  #spawn(): void {
    const { command, args, environment, logFile } = this.plan;
    const log = openSync(logFile, 'a');
    // A process group of its own: Ctrl-C in the terminal reaches only us, and we stop the parts in their order.
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    // Until it is ready, start() looks after it.
    this.#ending = true;
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', () => resolve());
    });
    void this.#ended.then(() => {
      this.#child = undefined;
      if (!this.#ending) this.#onUnexpectedExit(this);
    });
  }

  #logTail(): string {
    const lines = readFileSync(this.plan.logFile, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES);
    return lines.map((line) => `    ${line}`).join('\n');
  }

  #signalGroup(signal: NodeJS.Signals): void {
    const pid = this.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // It ended by itself just now.
    }
  }
}
