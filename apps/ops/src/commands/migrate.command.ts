import type { Command } from 'commander';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date: tables, then job queues; safe to repeat and to run twice at once')
    .action(async () => {
      const { migrate } = await import('../migrate.js');
      await migrate();
    });
}
