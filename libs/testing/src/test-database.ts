import { randomUUID } from 'node:crypto';
import type { TenantId } from '@casa/contracts';
import pg from 'pg';

type Row = Record<string, unknown>;

/** A database of one test file's own: a copy of the migrated template. */
export interface TestDatabase {
  /** As the application connects: owns nothing, bound by row security. */
  readonly appUrl: string;
  /** As the migrations connect. */
  readonly ownerUrl: string;
  /** As nobody of ours connects: sees everything. */
  readonly superUrl: string;
  /** One transaction of the application's role that has entered a tenant. */
  inTenant<Outcome>(tenantId: TenantId, work: (client: pg.ClientBase) => Promise<Outcome>): Promise<Outcome>;
  /** The application's role outside every tenant. */
  asApplication(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** To look at what is really stored. */
  asSuperuser(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Closes what was opened here, ends every other connection and removes the database. */
  drop(): Promise<void>;
}

/** Makes a database for a test file. The run's global set-up says in the environment where PostgreSQL and the template are. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `casa_test_${randomUUID().replaceAll('-', '')}`;
  const admin = required('CASA_TEST_ADMIN_URL');
  await once(admin, `create database ${name} template ${pg.escapeIdentifier(required('CASA_TEST_TEMPLATE'))} owner casa_owner`);

  const superUrl = atDatabase(admin, name);
  const appUrl = atDatabase(required('CASA_TEST_APP_URL'), name);
  const superuser = new pg.Pool({ connectionString: superUrl, max: 2 });
  const application = new pg.Pool({ connectionString: appUrl, max: 4 });
  // Dropping the database ends connections that lie idle.
  for (const pool of [superuser, application]) pool.on('error', () => undefined);

  return {
    appUrl,
    superUrl,
    ownerUrl: atDatabase(required('CASA_TEST_OWNER_URL'), name),
    inTenant: (tenantId, work) => inTenant(application, tenantId, work),
    asApplication: async (sql, values = []) => (await application.query<Row>(sql, [...values])).rows,
    asSuperuser: async (sql, values = []) => (await superuser.query<Row>(sql, [...values])).rows,
    drop: async () => {
      await Promise.all([superuser.end(), application.end()]);
      await once(admin, `drop database if exists ${name} with (force)`);
    },
  };
}

async function inTenant<Outcome>(pool: pg.Pool, tenantId: TenantId, work: (client: pg.ClientBase) => Promise<Outcome>): Promise<Outcome> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select app_enter($1)', [tenantId]);
    const outcome = await work(client);
    await client.query('commit');
    return outcome;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function atDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set: run this file in a vitest project with test/global-setup.ts`);
  return value;
}
