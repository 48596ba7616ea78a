import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refused, type Result } from '@casa/kernel';
import { monogram } from './monogram.js';
import { isSlug } from './site-slug.js';
import { readAllTenants } from './tenant-collection.js';
import { type TenantFileProblem, wholeFile } from './tenant-file.errors.js';
import type { TenantSpec } from './tenant-spec.js';

/** What must be known of a municipality before its folder can be made; the rest is filled in afterwards, in the files. */
export interface NewTenant {
  readonly slug: string;
  readonly name: string;
  readonly istat: string;
  readonly belfiore: string;
}

/**
 * Makes the folder of a new municipality out of `_template`, with a monogram for a coat of arms.
 * @returns the folder; or, with nothing left behind, why it would not be valid among the others.
 */
export function newTenantFolder(tenantsFolder: string, tenant: NewTenant): Result<string, readonly TenantFileProblem[]> {
  const folder = join(tenantsFolder, tenant.slug);
  if (!isSlug(tenant.slug)) {
    return refused([
      wholeFile(tenantsFolder, 'SCHEMA', `"${tenant.slug}" is not a slug; expected lower-case letters, digits and single hyphens`),
    ]);
  }
  if (existsSync(folder)) return refused([wholeFile(folder, 'TAKEN', 'the folder is already there')]);

  const before = problemsOf(tenantsFolder);
  fillIn(join(tenantsFolder, '_template'), folder, tenant);
  const known = new Set(before.map((problem) => JSON.stringify(problem)));
  const problems = problemsOf(tenantsFolder).filter((problem) => !known.has(JSON.stringify(problem)));
  if (problems.length === 0) return ok(folder);
  rmSync(folder, { recursive: true });
  return refused(problems);
}

function fillIn(template: string, folder: string, tenant: NewTenant): void {
  mkdirSync(folder);
  for (const name of readdirSync(template)) {
    const text = readFileSync(join(template, name), 'utf8');
    writeFileSync(join(folder, name), replacePlaceholders(text, tenant));
  }
  const { branding } = JSON.parse(readFileSync(join(folder, 'tenant.json'), 'utf8')) as TenantSpec;
  writeFileSync(join(folder, 'logo.svg'), monogram(tenant.name, branding.primaryColor));
}

/** {{name}} and the like, inside JSON strings: what is put there must not be able to end the string. */
function replacePlaceholders(text: string, tenant: NewTenant): string {
  return Object.entries(tenant).reduce(
    (filled, [key, value]) => filled.replaceAll(`{{${key}}}`, () => JSON.stringify(value).slice(1, -1)),
    text,
  );
}

function problemsOf(tenantsFolder: string): readonly TenantFileProblem[] {
  const all = readAllTenants(tenantsFolder);
  return all.ok ? [] : all.refusal;
}
