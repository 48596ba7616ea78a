import type { INestApplicationContext } from '@nestjs/common';
import { type DirectoryRow, TenantDirectoryRepository } from '@casa/tenancy';
import { OperatorError } from './operator-error.js';

/** The municipalities that a command is about, by name. The consortium is one of them. */
export async function chosenTenants(
  context: INestApplicationContext,
  slugs: readonly string[],
  all: boolean | undefined,
): Promise<readonly DirectoryRow[]> {
  const directory = await context.get(TenantDirectoryRepository).all();
  if (all) return directory;
  return slugs.map((slug) => {
    const row = directory.find((tenant) => tenant.slug === slug);
    if (!row) throw new OperatorError(`there is no municipality named ${slug}`);
    return row;
  });
}

/** Before anything is opened. @throws OperatorError unless municipalities are named, or all are meant. */
export function requireChoice(slugs: readonly string[], all: boolean | undefined): void {
  if (all ? slugs.length > 0 : slugs.length === 0) throw new OperatorError('Name the municipalities, or say --all.');
}
