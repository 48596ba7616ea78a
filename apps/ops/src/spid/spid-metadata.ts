import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AggregatedMetadata, type MetadataFile, ServiceProviderKeys } from '@casa/identity';
import type { DirectoryRow } from '@casa/tenancy';
import { strToU8, zipSync } from 'fflate';
import { chosenTenants, requireChoice } from '../chosen-tenants.js';
import { IdentityOperationsModule } from '../identity-operations.module.js';
import { OperatorError } from '../operator-error.js';
import { inSteps } from '../progress.js';
import { withModule } from '../with-module.js';

const SUMMARY = 'summary.json';

export interface MetadataTarget {
  /** A folder for the files. */
  readonly out?: string;
  /** One file with all of them. */
  readonly zip?: string;
}

/** Every file is made before the first is written. */
export async function spidMetadataFiles(slugs: readonly string[], all: boolean | undefined, { out, zip }: MetadataTarget): Promise<void> {
  requireChoice(slugs, all);
  if ((out === undefined) === (zip === undefined)) throw new OperatorError('Say where to: --out <folder> or --zip <file.zip>.');
  await withModule(IdentityOperationsModule, async (context) => {
    const [metadata, keys] = [context.get(AggregatedMetadata), context.get(ServiceProviderKeys)];
    const tenants = await chosenTenants(context, slugs, all);
    const states = await Promise.all(tenants.map(({ id }) => keys.state(id)));
    const without = tenants.filter((_, index) => !states[index]).map(({ slug }) => slug);
    if (without.length > 0)
      throw new OperatorError(`No key yet: ${without.join(', ')}. Make them with casa spid keys; nothing was written.`);

    const files: MetadataFile[] = [];
    await inSteps(tenants.map((tenant) => ({ title: tenant.slug, run: async () => void files.push(await fileOf(metadata, tenant)) })));
    const contents = { ...Object.fromEntries(files.map(({ name, content }) => [name, content])), [SUMMARY]: metadata.summary(files) };
    console.log(
      `${files.length} metadata and ${SUMMARY} in ${zip === undefined ? inFolder(contents, out ?? '') : inArchive(contents, zip)}`,
    );
  });
}

async function fileOf(metadata: AggregatedMetadata, { id, slug }: DirectoryRow): Promise<MetadataFile> {
  const file = await metadata.of(id);
  if (!file.ok) throw new OperatorError(`AgID would not take the metadata of ${slug}: ${file.refusal}; nothing was written`);
  return file.value;
}

type Contents = Readonly<Record<string, string>>;

function inFolder(contents: Contents, out: string): string {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  return folder;
}

function inArchive(contents: Contents, zip: string): string {
  const file = resolve(zip);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zipSync(Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, strToU8(content)]))));
  return file;
}
