import { join } from 'node:path';
import { ExplainedError } from '../lib/explained-error.ts';
import { inRoot } from '../lib/paths.ts';
import { runCommand } from '../lib/run-command.ts';
import { databaseUrl, DATABASE, prepareDatabase } from '../start/database.ts';
import { stackSettings } from '../start/environment.ts';
import { ManagedProcess } from '../start/managed-process.ts';
import { freePorts } from '../start/ports.ts';
import { planPostgres, superuserUrl } from '../start/postgres.ts';
import { loadSecrets } from '../start/secrets.ts';

export interface TestDatabase {
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** A migrated database without connections: `CREATE DATABASE … TEMPLATE …` copies it in a moment. */
  readonly template: string;
  stop(): Promise<void>;
}

/** What makes PostgreSQL fast and forgetful: nobody needs a test's data after a power cut. */
const TEST_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', autovacuum: 'off' };

/** A PostgreSQL for one run of tests, with the roles of production and a migrated template database. */
export async function startTestDatabase(folder: string): Promise<TestDatabase> {
  const ports = await freePorts();
  const secrets = loadSecrets(folder, false);
  const plan = await planPostgres({
    folder: join(folder, 'postgres'),
    port: ports.postgres,
    password: secrets.superuserPassword,
    logFile: join(folder, 'postgres.log'),
    settings: TEST_SETTINGS,
  });
  const server = new ManagedProcess(plan, () => undefined);
  await server.start();
  try {
    await prepareDatabase(ports.postgres, secrets);
    const environment = { ...process.env, ...stackSettings(folder, ports, secrets), CASA_ENV: 'test' };
    const { code, output } = await runCommand(process.execPath, [inRoot('apps/ops/dist/main.js'), 'migrate'], { environment });
    if (code !== 0) throw new ExplainedError(`casa migrate failed for the tests' template database:\n${output.trim()}`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    adminUrl: superuserUrl(ports.postgres, secrets.superuserPassword, 'postgres'),
    ownerUrl: databaseUrl(ports.postgres, 'casa_owner', secrets),
    appUrl: databaseUrl(ports.postgres, 'casa_app', secrets),
    template: DATABASE,
    stop: () => server.stop(),
  };
}
