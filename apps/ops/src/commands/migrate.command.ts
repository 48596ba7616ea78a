import type { Command } from 'commander';
import { adminDatabaseUrl } from '../environment.js';
import { type LockedDatabase, lockForMigration, migrateQueues, migrateTables } from '../migrate.js';
import { inSteps } from '../progress.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date: tables, then job queues; safe to repeat and to run twice at once')
    .action(async () => {
      await using database = await lockForMigration(adminDatabaseUrl());
      await migrate(database);
    });
}

async function migrate(database: LockedDatabase): Promise<void> {
  await inSteps([
    { title: 'tables', run: async () => applied(await migrateTables(database)) },
    { title: 'job queues', run: async () => applied(await migrateQueues(database)) },
  ]);
}

function applied(names: readonly string[]): string {
  return names.length > 0 ? `applied ${names.join(', ')}` : 'up to date';
}
