import type { Command } from 'commander';

interface SeedOptions {
  readonly seed: string;
}

export function addSeed(program: Command): void {
  program
    .command('seed')
    .description(
      'book appointments of invented people at Bari and Altamura, and employ the invented staff: for demonstrations, refused in production',
    )
    .option('--seed <number>', 'another number gives other people and hours', '72006')
    .action(async ({ seed }: SeedOptions) => {
      const { layDemonstration } = await import('../demonstration/lay-demonstration.js');
      await layDemonstration(seed);
    });
}
