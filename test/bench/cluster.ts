import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { ExplainedError } from '../../tools/lib/explained-error.ts';
import { inRoot } from '../../tools/lib/paths.ts';
import { runCommand } from '../../tools/lib/run-command.ts';
import { DATABASE, databaseUrl, prepareDatabase } from '../../tools/start/database.ts';
import { stackSettings } from '../../tools/start/environment.ts';
import { ManagedProcess } from '../../tools/start/managed-process.ts';
import { freePorts } from '../../tools/start/ports.ts';
import { planPostgres, superuserUrl } from '../../tools/start/postgres.ts';
import { loadSecrets } from '../../tools/start/secrets.ts';
import { writeTrustedDocuments } from './documents.ts';

/** A PostgreSQL as in production, nothing of its durability turned off, and the settings to start our processes on it. */
export interface Cluster {
  readonly folder: string;
  readonly logFolder: string;
  /** What an API process is started with, but for its port and its database. */
  readonly settings: Readonly<Record<string, string>>;
  /** The operator's command line, on the first database. */
  casa(args: readonly string[]): Promise<void>;
  /** A database as the application connects to it. */
  applicationUrl(database: string): string;
  asSuperuser<Result>(database: string, work: (client: Client) => Promise<Result>): Promise<Result>;
  /** The server's first process. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** The one database that is migrated; the others are copies of it. */
export const FIRST_DATABASE = DATABASE;

export async function startCluster(folder: string, signal: AbortSignal): Promise<Cluster> {
  const logFolder = join(folder, 'logs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(logFolder, { recursive: true });
  const ports = await freePorts();
  const secrets = loadSecrets(folder, false);
  const plan = await planPostgres({
    folder: join(folder, 'postgres'),
    port: ports.postgres,
    password: secrets.superuserPassword,
    logFile: join(logFolder, 'postgres.log'),
    settings: { max_connections: '200', max_wal_size: '4GB' },
  });
  const server = new ManagedProcess(plan, () => undefined);
  await server.start(signal);
  const trustedDocuments = join(folder, 'documents.json');
  writeTrustedDocuments(trustedDocuments);
  const settings = {
    ...stackSettings(folder, ports, secrets),
    CASA_ENV: 'test',
    NODE_ENV: 'production',
    // All requests come from one address.
    CASA_RATE_LIMIT: 'off',
    CASA_TRUSTED_DOCUMENTS: trustedDocuments,
    // No demonstration runs here; who is logged in by is said to the processes it is about.
    CASA_TEST_IDP_METADATA: '',
  };
  const casa = async (args: readonly string[]): Promise<void> => {
    const { code, output } = await runCommand(process.execPath, [inRoot('apps/ops/dist/main.js'), ...args], {
      environment: { ...process.env, ...settings },
      signal,
    });
    if (code !== 0) throw new ExplainedError(`casa ${args.join(' ')} failed for the benchmarks:\n${output.trim()}`);
  };
  try {
    await prepareDatabase(ports.postgres, secrets);
    await casa(['migrate']);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    folder,
    logFolder,
    settings,
    casa,
    pid: server.pid ?? 0,
    applicationUrl: (database) => atDatabase(databaseUrl(ports.postgres, 'casa_app', secrets), database),
    asSuperuser: (database, work) => connected(superuserUrl(ports.postgres, secrets.superuserPassword, database), work),
    stop: () => server.stop(),
  };
}

async function connected<Result>(connectionString: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function atDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
