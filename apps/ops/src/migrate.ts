import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { installQueues } from '@casa/platform/jobs';
import { MIGRATIONS } from './migrations/migration-history.js';
import { OperatorError } from './operator-error.js';

/** Two numbers nobody else locks: "casa" and "mig". */
const LOCK = [0x63617361, 0x6d6967] as const;

/** A database that this process alone is changing. */
export interface LockedDatabase extends AsyncDisposable {
  readonly adminUrl: string;
}

/** Waits until no other `casa migrate` works on the database; releasing is ending the connection. */
export async function lockForMigration(adminUrl: string): Promise<LockedDatabase> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'casa-migrate' });
  await client.connect();
  await client.query('select pg_advisory_lock($1, $2)', [...LOCK]);
  return { adminUrl, [Symbol.asyncDispose]: () => client.end() };
}

/** Brings the tables up to date: each migration in a transaction, all of them or none. @returns what was applied. */
export async function migrateTables({ adminUrl }: LockedDatabase): Promise<string[]> {
  const orm = await MikroORM.init({
    clientUrl: adminUrl,
    extensions: [Migrator],
    entities: [],
    discovery: { warnWhenNoEntities: false },
    migrations: { tableName: 'schema_migration', migrationsList: MIGRATIONS, snapshot: false, silent: true, disableForeignKeys: false },
  });
  try {
    const known = new Set(MIGRATIONS.map(({ name }) => name));
    const unknown = (await orm.migrator.getExecuted()).filter(({ name }) => !known.has(name));
    if (unknown.length > 0) {
      throw new OperatorError(
        `The database is newer than this version of casa: it has ${unknown.map(({ name }) => name).join(', ')}. Use the version that made it.`,
      );
    }
    return (await orm.migrator.up()).map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}

/** Makes or upgrades the job queues. @returns the new ones. */
export function migrateQueues({ adminUrl }: LockedDatabase): Promise<string[]> {
  return installQueues(adminUrl);
}
