/**
 * Types the GraphQL documents of `src/api/documents` against the API's committed schema and writes the manifest of trusted
 * documents that the API preloads. Uses the code generator's core: its command line brings a tree of packages we do not need.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { parse } from 'graphql';

const root = join(import.meta.dirname, '..');
const documentsDirectory = join(root, 'src/api/documents');
const outputDirectory = join(root, 'src/gql');

const schema = parse(await readFile(join(root, '../api/schema.graphql'), 'utf8'));
const files = (await readdir(documentsDirectory)).filter((file) => file.endsWith('.graphql')).sort();
const documents = await Promise.all(
  files.map(async (file) => {
    const rawSDL = await readFile(join(documentsDirectory, file), 'utf8');
    return { location: file, rawSDL, document: parse(rawSDL) };
  }),
);

/** Bare hexadecimal, as `extensions.persistedQuery.sha256Hash` wants it. */
function sha256(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

const sections = await preset.buildGeneratesSection({
  baseOutputDir: `${outputDirectory}/`,
  schema,
  documents,
  plugins: [],
  pluginMap: {},
  presetConfig: { fragmentMasking: false, skipIndexFile: true, persistedDocuments: { hashAlgorithm: sha256 } },
  config: {
    documentMode: 'string',
    useTypeImports: true,
    enumType: 'string-literal',
    immutableTypes: true,
    strictScalars: true,
    scalars: { Date: 'string', DateTime: 'string', LocalTime: 'string' },
  },
});

// The manifest is filled while the typed documents are printed, so the sections run side by side.
const outputs = await Promise.all(
  sections
    .filter((section) => !section.filename.endsWith('/gql.ts'))
    .map(async (section) => ({ filename: section.filename, content: await codegen(section) })),
);

await rm(outputDirectory, { recursive: true, force: true });
for (const { filename, content } of outputs) {
  await mkdir(dirname(filename), { recursive: true });
  await writeFile(filename, content);
}
