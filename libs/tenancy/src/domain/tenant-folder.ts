import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { CatalogueSpec, OfficeSpec, ServiceSpec } from '@casa/contracts';
import { ok, refused, type Result } from '@casa/kernel';
import { catalogueFindings, duplicates, type Finding } from './catalogue-rules.js';
import type { JsonPath, JsonSource } from './json-source.js';
import { type MetropolitanCatalogue, readChecked, readMetropolitanCatalogue, withoutSchema } from './metropolitan-catalogue.js';
import { cssProblems } from './safe-css.js';
import { svgProblems } from './safe-svg.js';
import { completeService, type ServiceEntry } from './service-template.js';
import type { FaqSpec, NewsItemSpec, SiteContent } from './site-content.js';
import { readSourceText, type SourceText } from './source-text.js';
import { type TenantFileProblem, wholeFile } from './tenant-file.errors.js';
import { tenantFindings } from './tenant-rules.js';
import type { TenantSchema } from './tenant-schema.js';
import type { TenantFolder, TenantSpec } from './tenant-spec.js';

type Problems = readonly TenantFileProblem[];

const FILES = ['tenant.json', 'catalogue.json', 'content.json', 'logo.svg', 'theme.css'];
const MAX_DRAWING_BYTES = 131_072;
const MAX_THEME_BYTES = 65_536;

/** What catalogue.json holds before templates and defaults are filled in. */
interface CatalogueFile {
  readonly offices: readonly (Omit<OfficeSpec, 'timeZone'> & { readonly timeZone?: string })[];
  readonly services: readonly ServiceEntry[];
  readonly closures?: CatalogueSpec['closures'];
  readonly specialOpenings?: CatalogueSpec['specialOpenings'];
}

/** A folder that was accepted, with the text it came from: other folders may still turn out to contradict it. */
export interface ReadFolder {
  readonly folder: TenantFolder;
  readonly tenantSource: JsonSource;
}

/** Reads one tenant's folder. All or nothing: with one thing wrong there is no folder, but every problem found. */
export function readTenantFolder(folder: string, catalogueFolder: string): Result<TenantFolder, Problems> {
  const catalogue = readMetropolitanCatalogue(catalogueFolder);
  if (!catalogue.ok) return catalogue;
  const read = readFolder(folder, catalogue.value);
  return read.ok ? ok(read.value.folder) : read;
}

/** As readTenantFolder, with a metropolitan catalogue read once for many folders. */
export function readFolder(folder: string, metropolitan: MetropolitanCatalogue): Result<ReadFolder, Problems> {
  const problems: TenantFileProblem[] = [...unknownFiles(folder)];
  const taken = <Value>(result: Result<Value, Problems>): Value | undefined => {
    if (result.ok) return result.value;
    problems.push(...result.refusal);
    return undefined;
  };
  const tenant = taken(readTenant(folder, metropolitan.schema));
  const catalogue = taken(readCatalogue(folder, metropolitan, tenant?.spec.timeZone ?? 'UTC'));
  const content = taken(readContent(folder, metropolitan));
  const logo = taken(readSafe(join(folder, 'logo.svg'), MAX_DRAWING_BYTES, svgProblems));
  const themeFile = join(folder, 'theme.css');
  const theme = existsSync(themeFile) ? taken(readSafe(themeFile, MAX_THEME_BYTES, cssProblems)) : undefined;

  if (problems.length > 0 || tenant === undefined || catalogue === undefined || content === undefined || logo === undefined) {
    return refused(problems);
  }
  return ok({
    folder: { tenant: tenant.spec, catalogue, content, logo, ...(theme === undefined ? {} : { theme }) },
    tenantSource: tenant.source,
  });
}

/** A misspelt name (themes.css) would otherwise be left out without a word. What is hidden belongs to an editor. */
function unknownFiles(folder: string): Problems {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => !FILES.includes(name) && !name.startsWith('.'))
    .map((name) => wholeFile(join(folder, name), 'UNKNOWN_FILE', `unknown file; a tenant's folder has ${FILES.join(', ')}`));
}

function readTenant(folder: string, schema: TenantSchema): Result<{ readonly spec: TenantSpec; readonly source: JsonSource }, Problems> {
  const source = readChecked(schema, 'tenantFile', join(folder, 'tenant.json'));
  if (!source.ok) return source;
  const spec = withoutSchema(source.value.value as TenantSpec);
  const problems = located(source.value, tenantFindings(spec, basename(resolve(folder))));
  return problems.length > 0 ? refused(problems) : ok({ spec, source: source.value });
}

function readCatalogue(folder: string, { schema, templates }: MetropolitanCatalogue, timeZone: string): Result<CatalogueSpec, Problems> {
  const source = readChecked(schema, 'catalogueFile', join(folder, 'catalogue.json'));
  if (!source.ok) return source;
  const file = source.value.value as CatalogueFile;

  const problems: TenantFileProblem[] = [];
  const services = file.services.flatMap((entry, index) => {
    const path: JsonPath = ['services', index];
    const service = completeService(entry, templates);
    if (service === undefined) {
      const code = 'template' in entry ? entry.template : '';
      problems.push(
        source.value.problem(
          [...path, 'template'],
          'UNKNOWN_REFERENCE',
          `there is no template "${code}"; expected one of ${[...templates.keys()].join(', ')}`,
        ),
      );
      return [];
    }
    const gaps = schema.findings('resolvedService', service);
    problems.push(...gaps.map((gap) => source.value.problem([...path, ...gap.path], 'SCHEMA', gap.message, gap.where)));
    return gaps.length === 0 ? [service as ServiceSpec] : [];
  });
  // Without every service the references cannot be judged, nor would the indexes be those of the file.
  if (problems.length > 0) return refused(problems);

  const catalogue: CatalogueSpec = {
    offices: file.offices.map((office) => ({ timeZone, ...office })),
    services,
    closures: file.closures ?? [],
    specialOpenings: file.specialOpenings ?? [],
  };
  const found = located(source.value, catalogueFindings(catalogue));
  return found.length > 0 ? refused(found) : ok(catalogue);
}

function readContent(folder: string, { schema, faqs }: MetropolitanCatalogue): Result<SiteContent, Problems> {
  const source = readChecked(schema, 'contentFile', join(folder, 'content.json'));
  if (!source.ok) return source;
  const file = source.value.value as { readonly news: readonly NewsItemSpec[]; readonly faqs?: readonly FaqSpec[] };
  const found = located(source.value, duplicates(file.news, ['news'], 'slug', 'item'));
  return found.length > 0 ? refused(found) : ok({ news: file.news, faqs: [...faqs, ...(file.faqs ?? [])] });
}

function readSafe(file: string, maxBytes: number, problemsOf: (source: SourceText) => Problems): Result<string, Problems> {
  const source = readSourceText(file, maxBytes);
  if (!source.ok) return refused([source.refusal]);
  const problems = problemsOf(source.value);
  return problems.length > 0 ? refused(problems) : ok(source.value.text);
}

function located(source: JsonSource, findings: readonly Finding[]): Problems {
  return findings.map(({ path, code, message }) => source.problem(path, code, message));
}
