import { join } from 'node:path';
import type { Command } from 'commander';
import type { Result } from '@casa/kernel';
import {
  ApplyTenant,
  ChangeTenantStatus,
  formatProblem,
  newTenantFolder,
  readAllTenants,
  readTenantFolder,
  type TenantFileProblem,
  type TenantFolder,
} from '@casa/tenancy';
import { tenantsFolder } from '../environment.js';
import { OperatorError } from '../operator-error.js';
import { inSteps } from '../progress.js';
import { TenantOperationsModule } from '../tenant-operations.module.js';
import { withModule } from '../with-module.js';

interface Selection {
  readonly all?: true;
}

interface NewTenantOptions {
  readonly name: string;
  readonly istat: string;
  readonly belfiore: string;
}

/** Municipalities are folders: these commands check them and write them into the database. */
export function addTenant(program: Command): void {
  const tenant = program.command('tenant').description('check and apply the folders of municipalities');

  tenant
    .command('validate')
    .description('check folders and say what is wrong, at file:line:column; nothing is written')
    .argument('[slugs...]')
    .option('--all', 'every folder')
    .action((slugs: string[], { all }: Selection) => {
      const folders = read(slugs, all);
      console.log(`${folders.length} valid`);
    });

  tenant
    .command('apply')
    .description('write folders into the database; with one thing wrong in any of them, none is written')
    .argument('[slugs...]')
    .option('--all', 'every folder')
    .action(async (slugs: string[], { all }: Selection) => {
      const folders = read(slugs, all);
      await withModule(TenantOperationsModule, (context) => applyAll(context.get(ApplyTenant), folders));
    });

  tenant
    .command('new')
    .description('make the folder of a new municipality, to be filled in')
    .argument('<slug>', 'name of the folder and first part of its local address')
    .requiredOption('--name <name>', 'short name: Bari')
    .requiredOption('--istat <code>', 'ISTAT code, six digits')
    .requiredOption('--belfiore <code>', 'cadastral code, a letter and three digits')
    .action((slug: string, { name, istat, belfiore }: NewTenantOptions) => {
      console.log(accepted(newTenantFolder(tenantsFolder(), { slug, name, istat, belfiore })));
    });

  tenant
    .command('suspend')
    .description('take a municipality off the air; its data stays')
    .argument('<slug>')
    .action(async (slug: string) => {
      const changed = await withModule(TenantOperationsModule, (context) => context.get(ChangeTenantStatus).suspend(slug));
      console.log(changed ? `${slug} is suspended` : `${slug} was suspended already`);
    });

  tenant
    .command('resume')
    .description('put a suspended municipality back on the air')
    .argument('<slug>')
    .action(async (slug: string) => {
      const changed = await withModule(TenantOperationsModule, (context) => context.get(ChangeTenantStatus).resume(slug));
      console.log(changed ? `${slug} is on the air again` : `${slug} was on the air already`);
    });
}

function read(slugs: readonly string[], all: boolean | undefined): readonly TenantFolder[] {
  if (all ? slugs.length > 0 : slugs.length === 0) throw new OperatorError('Name the municipalities, or say --all.');
  const tenants = tenantsFolder();
  if (all) return accepted(readAllTenants(tenants));
  const results = slugs.map((slug) => readTenantFolder(join(tenants, slug), join(tenants, '_catalogue')));
  const problems = results.flatMap((result) => (result.ok ? [] : result.refusal));
  if (problems.length > 0) throw refusal(problems);
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

async function applyAll(apply: ApplyTenant, folders: readonly TenantFolder[]): Promise<void> {
  await inSteps(
    folders.map((folder) => ({
      title: folder.tenant.slug,
      run: async () => {
        const { created, updated, removed } = await apply.apply(folder);
        return created + updated + removed === 0 ? 'unchanged' : `${created} created, ${updated} updated, ${removed} removed`;
      },
    })),
  );
}

function accepted<Value>(result: Result<Value, readonly TenantFileProblem[]>): Value {
  if (!result.ok) throw refusal(result.refusal);
  return result.value;
}

function refusal(problems: readonly TenantFileProblem[]): OperatorError {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new OperatorError([...problems.map(formatProblem), `${count}; nothing was written`].join('\n'));
}
