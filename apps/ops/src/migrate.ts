import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { installQueues } from '@casa/platform/jobs';
import { adminDatabaseUrl } from './environment.js';
import { MIGRATIONS } from './migrations/migration-history.js';
import { OperatorError } from './operator-error.js';
import { inSteps } from './progress.js';

/** Two numbers nobody else locks: "casa" and "mig". */
const LOCK = [0x63617361, 0x6d6967] as const;

/** Brings the database up to date; whoever else is at it is waited for. */
export async function migrate(): Promise<void> {
  const adminUrl = adminDatabaseUrl();
  const lock = new pg.Client({ connectionString: adminUrl, application_name: 'casa-migrate' });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1, $2)', [...LOCK]);
    await inSteps([
      { title: 'tables', run: async () => applied(await migrateTables(adminUrl)) },
      { title: 'job queues', run: async () => applied(await installQueues(adminUrl)) },
    ]);
  } finally {
    await lock.end();
  }
}

/** Each migration in a transaction, all of them or none. @returns what was applied. */
async function migrateTables(adminUrl: string): Promise<string[]> {
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

function applied(names: readonly string[]): string {
  return names.length > 0 ? `applied ${names.join(', ')}` : 'up to date';
}
