import type { Command } from 'commander';
import { readConfig } from '@casa/platform/config';
import { DemonstrationModule } from '../demonstration/demonstration.module.js';
import { LayDemonstration } from '../demonstration/lay-demonstration.js';
import { OperatorError } from '../operator-error.js';
import { inSteps } from '../progress.js';
import { withModule } from '../with-module.js';

const TOWNS = ['bari', 'altamura'];

interface SeedOptions {
  readonly seed: string;
}

export function addSeed(program: Command): void {
  program
    .command('seed')
    .description(`book appointments of invented people at ${TOWNS.join(' and ')}: for demonstrations only`)
    .option('--seed <number>', 'another number gives other people and hours', '72006')
    .action(async ({ seed }: SeedOptions) => {
      if (readConfig().CASA_ENV === 'production') throw new OperatorError('casa seed is refused in production: it would take real hours from real people.');
      if (!/^\d{1,9}$/.test(seed)) throw new OperatorError('--seed must be a whole number.');
      await withModule(DemonstrationModule, (context) => lay(context.get(LayDemonstration), Number(seed)));
    });
}

async function lay(demonstration: LayDemonstration, seed: number): Promise<void> {
  await inSteps(TOWNS.map((town) => ({ title: town, run: async () => `${await demonstration.execute(town, seed)} appointments` })));
}
