import { join } from 'node:path';
import type { Result } from '@casa/kernel';
import {
  ApplyTenant,
  ChangeTenantStatus,
  ExportTenant,
  formatProblem,
  type NewTenant,
  newTenantFolder,
  readAllTenants,
  readTenantFolder,
  TenancyError,
  type TenantFileProblem,
  type TenantFolder,
  writeTenantFolder,
} from '@casa/tenancy';
import { requireChoice } from './chosen-tenants.js';
import { tenantsFolder } from './environment.js';
import { OperatorError } from './operator-error.js';
import { inSteps } from './progress.js';
import { TenantOperationsModule } from './tenant-operations.module.js';
import { withModule } from './with-module.js';

export function validate(slugs: readonly string[], all: boolean | undefined): void {
  console.log(`${read(slugs, all).length} valid`);
}

/** Every folder is read before the first is written. */
/** What was changed in the portal is left alone and named, unless it is to be overwritten. */
export async function apply(slugs: readonly string[], all: boolean | undefined, overwrite = false): Promise<void> {
  const folders = read(slugs, all);
  await withModule(TenantOperationsModule, async (context) => {
    const use = context.get(ApplyTenant);
    await inSteps(
      folders.map((folder) => ({ title: folder.tenant.slug, run: async () => changes(await explained(use.apply(folder, { overwrite }))) })),
    );
  });
}

/** @param to folder to write it to; its place among the folders when absent. */
export async function exportFolder(slug: string, to: string | undefined): Promise<void> {
  const folder = await withModule(TenantOperationsModule, (context) => explained(context.get(ExportTenant).read(slug)));
  const place = to ?? join(tenantsFolder(), slug);
  accepted(writeTenantFolder(place, join(tenantsFolder(), '_catalogue'), folder));
  console.log(place);
}

export function create(tenant: NewTenant): void {
  console.log(accepted(newTenantFolder(tenantsFolder(), tenant)));
}

export async function suspend(slug: string): Promise<void> {
  const changed = await withModule(TenantOperationsModule, (context) => explained(context.get(ChangeTenantStatus).suspend(slug)));
  console.log(changed ? `${slug} is suspended` : `${slug} was suspended already`);
}

export async function resume(slug: string): Promise<void> {
  const changed = await withModule(TenantOperationsModule, (context) => explained(context.get(ChangeTenantStatus).resume(slug)));
  console.log(changed ? `${slug} is on the air again` : `${slug} was on the air already`);
}

function read(slugs: readonly string[], all: boolean | undefined): readonly TenantFolder[] {
  requireChoice(slugs, all);
  const tenants = tenantsFolder();
  if (all) return accepted(readAllTenants(tenants));
  const results = slugs.map((slug) => readTenantFolder(join(tenants, slug), join(tenants, '_catalogue')));
  const problems = results.flatMap((result) => (result.ok ? [] : result.refusal));
  if (problems.length > 0) throw refusal(problems);
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

function changes({ created, updated, removed, leftAlone = [] }: Awaited<ReturnType<ApplyTenant['apply']>>): string {
  const said = created + updated + removed === 0 ? 'unchanged' : `${created} created, ${updated} updated, ${removed} removed`;
  return leftAlone.length === 0 ? said : `${said}; left alone, changed in the portal: ${leftAlone.join(', ')}`;
}

function accepted<Value>(result: Result<Value, readonly TenantFileProblem[]>): Value {
  if (!result.ok) throw refusal(result.refusal);
  return result.value;
}

function refusal(problems: readonly TenantFileProblem[]): OperatorError {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new OperatorError([...problems.map(formatProblem), `${count}; nothing was written`].join('\n'));
}

/** What the tenancy module refuses, it says in words for the operator. */
async function explained<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TenancyError) throw new OperatorError(error.message);
    throw error;
  }
}
