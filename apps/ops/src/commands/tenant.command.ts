import type { Command } from 'commander';

interface Selection {
  readonly all?: true;
}

interface ApplyChoice extends Selection {
  readonly overwrite?: true;
}

interface NewTenantOptions {
  readonly name: string;
  readonly istat: string;
  readonly belfiore: string;
}

/** Loaded only when one of them is run: the modules behind take a second. */
const work = () => import('../tenants.js');

/** Municipalities are folders: these commands check them and write them into the database. */
export function addTenant(program: Command): void {
  const tenant = program.command('tenant').description('check and apply the folders of municipalities');

  tenant
    .command('validate')
    .description('check folders and say what is wrong, at file:line:column; nothing is written')
    .argument('[slugs...]')
    .option('--all', 'every folder')
    .action(async (slugs: string[], { all }: Selection) => (await work()).validate(slugs, all));

  tenant
    .command('apply')
    .description('write folders into the database; with one thing wrong in any of them, none is written')
    .argument('[slugs...]')
    .option('--all', 'every folder')
    .option('--overwrite', 'also offices and services that were changed in the portal: they are the folder’s again')
    .action(async (slugs: string[], { all, overwrite }: ApplyChoice) => (await work()).apply(slugs, all, overwrite));

  tenant
    .command('export')
    .description('write a folder as the database has it, with what was changed in the portal')
    .argument('<slug>')
    .option('--to <folder>', 'write it there instead of its place among the folders')
    .action(async (slug: string, { to }: { readonly to?: string }) => (await work()).exportFolder(slug, to));

  tenant
    .command('new')
    .description('make the folder of a new municipality, to be filled in')
    .argument('<slug>', 'name of the folder and first part of its local address')
    .requiredOption('--name <name>', 'short name: Bari')
    .requiredOption('--istat <code>', 'ISTAT code, six digits')
    .requiredOption('--belfiore <code>', 'cadastral code, a letter and three digits')
    .action(async (slug: string, { name, istat, belfiore }: NewTenantOptions) => (await work()).create({ slug, name, istat, belfiore }));

  tenant
    .command('suspend')
    .description('take a municipality off the air; its data stays')
    .argument('<slug>')
    .action(async (slug: string) => (await work()).suspend(slug));

  tenant
    .command('resume')
    .description('put a suspended municipality back on the air')
    .argument('<slug>')
    .action(async (slug: string) => (await work()).resume(slug));
}
