import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExplainedError } from '../lib/explained-error.ts';
import { inRoot } from '../lib/paths.ts';
import { silentProgress, type Progress } from '../lib/progress.ts';
import { runCommand, type CommandResult } from '../lib/run-command.ts';
import { isSeeded, noteSeeded, prepareDatabase } from './database.ts';
import { asEnvironmentFile, demoIdpUrl, stackSettings } from './environment.ts';
import { ManagedProcess, type ProcessPlan } from './managed-process.ts';
import { planMailCatcher, planService } from './plans.ts';
import { freePort, freePorts, requireFree, type Ports } from './ports.ts';
import { clusterExists, planPostgres, superuserUrl } from './postgres.ts';
import { RunRecord } from './run-record.ts';
import { loadSecrets, type Secrets } from './secrets.ts';

export interface StackOptions {
  /** Where the database, the secrets and the logs are kept; made when missing. */
  readonly dataFolder: string;
  /** Left out: ports that are free now. */
  readonly ports?: Ports;
  /** How many API processes: the first on its port, the others on free ones. */
  readonly apiProcesses?: number;
  /** Settings beside or in place of the stack's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Settings of PostgreSQL beside its defaults. */
  readonly postgresSettings?: Readonly<Record<string, string>>;
  /** Lay the demonstration's data in a new database. */
  readonly seed?: boolean;
  readonly progress?: Progress;
  /** Gives up while starting. */
  readonly signal?: AbortSignal;
  /** Called when a part ends that nobody stopped or killed. */
  readonly onUnexpectedExit?: (part: ManagedProcess) => void;
}

export interface Stack {
  readonly ports: Ports;
  /** http://127.0.0.1:…: name the municipality in the Host header. */
  readonly portalUrl: string;
  /** One per API process. */
  readonly apiUrls: readonly string[];
  readonly workerUrl: string;
  readonly mailUrl: string;
  /** Of the demonstration's identity providers, as browsers name it. */
  readonly demoIdpUrl: string;
  /** Of the superuser: for tests to look behind the application. */
  readonly superuserUrl: string;
  /** What the processes are started with: CASA_DATABASE_URL and so on. */
  readonly settings: Readonly<Record<string, string>>;
  /** postgres, mail, demo-idp, api, api-2 …, worker, portal: each can be killed, stopped and started again. */
  part(name: string): ManagedProcess;
  /** Runs the operator's command line against this stack. */
  casa(...args: string[]): Promise<CommandResult>;
  stop(): Promise<void>;
}

/** Starts everything in a folder, waits until each part is ready and returns the means to use and to stop it. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const start = await prepareStack(options);
  return start();
}

/** Looks whether the stack can be started (ports, folder, an earlier run) and returns the means to do so. */
export async function prepareStack(options: StackOptions): Promise<() => Promise<Stack>> {
  const stack = await StackOfProcesses.prepare(options);
  return async () => {
    try {
      await stack.start();
      return stack;
    } catch (error) {
      await stack.stop();
      throw error;
    }
  };
}

class StackOfProcesses implements Stack {
  readonly ports: Ports;
  readonly settings: Readonly<Record<string, string>>;
  readonly #options: StackOptions;
  readonly #secrets: Secrets;
  readonly #record: RunRecord;
  readonly #logFolder: string;
  readonly #apiPorts: readonly number[];
  readonly #parts: ManagedProcess[] = [];

  static async prepare(options: StackOptions): Promise<StackOfProcesses> {
    const { dataFolder } = options;
    mkdirSync(dataFolder, { recursive: true });
    const record = new RunRecord(dataFolder);
    await record.takeOver();
    const ports = options.ports ?? (await freePorts());
    await requireFree(ports);
    const moreApis = Array.from({ length: (options.apiProcesses ?? 1) - 1 }, freePort);
    const secrets = loadSecrets(dataFolder, clusterExists(join(dataFolder, 'postgres')));
    return new StackOfProcesses(options, ports, [ports.api, ...(await Promise.all(moreApis))], secrets, record);
  }

  private constructor(options: StackOptions, ports: Ports, apiPorts: readonly number[], secrets: Secrets, record: RunRecord) {
    this.#options = options;
    this.ports = ports;
    this.#apiPorts = apiPorts;
    this.#secrets = secrets;
    this.#record = record;
    this.#logFolder = join(options.dataFolder, 'logs');
    this.settings = { ...stackSettings(options.dataFolder, ports, secrets), ...options.environment };
  }

  get portalUrl(): string {
    return `http://127.0.0.1:${this.ports.portal}`;
  }

  get apiUrls(): readonly string[] {
    return this.#apiPorts.map((port) => `http://127.0.0.1:${port}`);
  }

  get workerUrl(): string {
    return `http://127.0.0.1:${this.ports.worker}`;
  }

  get mailUrl(): string {
    return `http://127.0.0.1:${this.ports.mailWeb}`;
  }

  get demoIdpUrl(): string {
    return demoIdpUrl(this.ports);
  }

  get superuserUrl(): string {
    return superuserUrl(this.ports.postgres, this.#secrets.superuserPassword, 'casa');
  }

  part(name: string): ManagedProcess {
    const part = this.#parts.find(({ plan }) => plan.name === name);
    if (!part) throw new Error(`The stack has no part "${name}".`);
    return part;
  }

  casa(...args: string[]): Promise<CommandResult> {
    return runCommand(process.execPath, [inRoot('apps/ops/dist/main.js'), ...args], {
      environment: { ...process.env, ...this.settings },
      signal: this.#options.signal,
    });
  }

  async start(): Promise<void> {
    const { dataFolder } = this.#options;
    rmSync(this.#logFolder, { recursive: true, force: true });
    mkdirSync(this.#logFolder, { recursive: true });
    writeFileSync(join(dataFolder, 'env'), asEnvironmentFile(this.settings), { mode: 0o600 });
    await this.#step('database', () => this.#startDatabase());
    // Commands, and beside them what needs no database; the API reads what the identity provider has written by then.
    await Promise.all([
      this.#prepareData(),
      this.#step('mail catcher', () => this.#startPart(planMailCatcher(this.ports, dataFolder, this.#logFolder))),
      this.#startService('demo-idp', 'apps/demo-idp/dist/main.js', this.ports.demoIdp),
    ]);
    // Together: each has its own port and waits for none of the others.
    await Promise.all([
      ...this.#apiPorts.map((port, index) => this.#startService(index === 0 ? 'api' : `api-${index + 1}`, 'apps/api/dist/main.js', port)),
      this.#startService('worker', 'apps/worker/dist/main.js', this.ports.worker),
      this.#startService('portal', 'apps/portal/dist/server/index.js', this.ports.portal),
    ]);
  }

  /** First who takes requests, last what the others need. */
  async stop(): Promise<void> {
    const order = ['portal', 'api', 'worker', 'demo-idp', 'mail', 'postgres'];
    for (const name of order) {
      const parts = this.#parts.filter(({ plan }) => plan.name === name || plan.name.startsWith(`${name}-`));
      await Promise.all(parts.map((part) => part.stop()));
    }
    this.#record.clear();
  }

  async #startDatabase(): Promise<void> {
    const { dataFolder, postgresSettings } = this.#options;
    const plan = await planPostgres({
      folder: join(dataFolder, 'postgres'),
      port: this.ports.postgres,
      password: this.#secrets.superuserPassword,
      logFile: join(this.#logFolder, 'postgres.log'),
      ...(postgresSettings ? { settings: postgresSettings } : {}),
    });
    await this.#startPart(plan);
    await prepareDatabase(this.ports.postgres, this.#secrets);
  }

  async #prepareData(): Promise<void> {
    await this.#step('migrations', () => this.#mustSucceed('migrate'));
    await this.#step('municipalities', () => this.#mustSucceed('tenant', 'apply', '--all'));
    const isNew = this.#options.seed && !(await isSeeded(this.ports.postgres, this.#secrets));
    await Promise.all([
      this.#step('keys for SPID and CIE', () => this.#mustSucceed('spid', 'keys', '--all')),
      ...(isNew ? [this.#step('demonstration data', () => this.#seed())] : []),
    ]);
  }

  async #seed(): Promise<void> {
    await this.#mustSucceed('seed');
    await noteSeeded(this.ports.postgres, this.#secrets);
  }

  #startService(name: string, script: string, port: number): Promise<void> {
    const ownPort = name.startsWith('api') ? { CASA_API_PORT: String(port) } : {};
    const environment = { ...process.env, ...this.settings, ...ownPort };
    return this.#step(name, () => this.#startPart(planService(name, script, { port, environment, logFolder: this.#logFolder })));
  }

  async #startPart(plan: ProcessPlan): Promise<void> {
    const part = new ManagedProcess(plan, (ended) => this.#options.onUnexpectedExit?.(ended));
    this.#parts.push(part);
    const ready = part.start(this.#options.signal);
    // At once, for a run that is killed while it starts; and again, as a program may have replaced the one that began it.
    this.#record.write(this.#parts);
    await ready;
    this.#record.write(this.#parts);
  }

  async #mustSucceed(...args: string[]): Promise<void> {
    const { code, output } = await this.casa(...args);
    if (code !== 0) throw new ExplainedError(`casa ${args.join(' ')} failed:\n${output.trim()}`);
  }

  #step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
    this.#options.signal?.throwIfAborted();
    return (this.#options.progress ?? silentProgress).step(title, work);
  }
}
