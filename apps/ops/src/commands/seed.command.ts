import type { Command } from 'commander';

interface SeedOptions {
  readonly seed: string;
  readonly staffOnly?: true;
}

export function addSeed(program: Command): void {
  program
    .command('seed')
    .description(
      'book appointments of invented people at Bari and Altamura, and employ the invented staff: for demonstrations, refused in production',
    )
    .option('--seed <number>', 'another number gives other people and hours', '72006')
    .option('--staff-only', 'employ the invented staff and book nothing')
    .action(async ({ seed, staffOnly }: SeedOptions) => {
      const { layDemonstration } = await import('../demonstration/lay-demonstration.js');
      await layDemonstration(seed, staffOnly);
    });
}
