import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refused, type Result } from '@casa/kernel';
import type { JsonPath } from './json-source.js';
import { readMetropolitanCatalogue } from './metropolitan-catalogue.js';
import type { TenantFileProblem } from './tenant-file.errors.js';
import { type ReadFolder, readFolder } from './tenant-folder.js';
import type { TenantFolder, TenantSpec } from './tenant-spec.js';

/** Reads every tenant of the folder `tenants`, by slug. One bad folder refuses them all, with every problem of every folder. */
export function readAllTenants(tenantsFolder: string): Result<readonly TenantFolder[], readonly TenantFileProblem[]> {
  const catalogue = readMetropolitanCatalogue(join(tenantsFolder, '_catalogue'));
  if (!catalogue.ok) return catalogue;
  const results = tenantSlugs(tenantsFolder).map((slug) => readFolder(join(tenantsFolder, slug), catalogue.value));
  const folders = results.flatMap((result) => (result.ok ? [result.value] : []));
  const problems = [...results.flatMap((result) => (result.ok ? [] : result.refusal)), ...collisions(folders)];
  return problems.length > 0 ? refused(problems) : ok(folders.map(({ folder }) => folder));
}

/** Names of the tenants' folders; what begins with an underscore or a dot is not a tenant. */
export function tenantSlugs(tenantsFolder: string): readonly string[] {
  return readdirSync(tenantsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Two tenants that claim the same host or the same code. */
function collisions(folders: readonly ReadFolder[]): readonly TenantFileProblem[] {
  const owners = new Map<string, string>();
  return folders.flatMap(({ folder: { tenant }, tenantSource }) =>
    claims(tenant).flatMap(({ what, value, path }) => {
      const claim = `${what} ${value}`;
      const owner = owners.get(claim);
      if (owner === undefined) {
        owners.set(claim, tenant.slug);
        return [];
      }
      return [tenantSource.problem(path, 'TAKEN', `the ${claim} already belongs to "${owner}"; no two tenants may share it`)];
    }),
  );
}

function claims(tenant: TenantSpec): readonly { readonly what: string; readonly value: string; readonly path: JsonPath }[] {
  return [
    ...tenant.hosts.map((value, index) => ({ what: 'host', value, path: ['hosts', index] })),
    { what: 'ISTAT code', value: tenant.istat, path: ['istat'] },
    ...(tenant.belfiore === undefined ? [] : [{ what: 'Belfiore code', value: tenant.belfiore, path: ['belfiore'] }]),
  ];
}
