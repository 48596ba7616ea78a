import type { Command } from 'commander';

interface Selection {
  readonly all?: true;
}

/** Who did what to what. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the audit of what was done to data');

  audit
    .command('verify')
    .description('recompute the chain of hashes; status 1, with the first entry that was changed, removed or moved, when it does not hold')
    .argument('[slugs...]')
    .option('--all', 'every municipality')
    .action(async (slugs: string[], { all }: Selection) => {
      const { verifyAudit } = await import('../audit/verify-audit.js');
      await verifyAudit(slugs, all);
    });
}
