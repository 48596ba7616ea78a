import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refused, type Result } from '@casa/kernel';
import { JsonSource } from './json-source.js';
import type { ServiceTemplate } from './service-template.js';
import type { FaqSpec } from './site-content.js';
import { type TenantFileProblem, wholeFile } from './tenant-file.errors.js';
import { type SchemaPart, TenantSchema } from './tenant-schema.js';

type Problems = readonly TenantFileProblem[];

const TEMPLATE_FILE = /^(?<code>[a-z0-9]+(?:-[a-z0-9]+)*)\.json$/;

/** What the municipalities share: the schema of their folders, the templates of services, the common questions. */
export interface MetropolitanCatalogue {
  readonly schema: TenantSchema;
  /** By code, which is the file's name. */
  readonly templates: ReadonlyMap<string, ServiceTemplate>;
  readonly faqs: readonly FaqSpec[];
}

/** Reads the folder `_catalogue` and the schema beside it. */
export function readMetropolitanCatalogue(folder: string): Result<MetropolitanCatalogue, Problems> {
  const schema = TenantSchema.read(join(folder, '..', 'tenant.schema.json'));
  if (!schema.ok) return schema;
  const templates = readTemplates(join(folder, 'services'), schema.value);
  const common = readChecked(schema.value, 'faqsFile', join(folder, 'faqs.json'));
  if (!templates.ok || !common.ok) return refused([templates, common].flatMap((result) => (result.ok ? [] : result.refusal)));
  const { faqs } = common.value.value as { readonly faqs: readonly FaqSpec[] };
  return ok({ schema: schema.value, templates: templates.value, faqs });
}

function readTemplates(folder: string, schema: TenantSchema): Result<ReadonlyMap<string, ServiceTemplate>, Problems> {
  const templates = new Map<string, ServiceTemplate>();
  const problems: TenantFileProblem[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const file = join(folder, name);
    const code = TEMPLATE_FILE.exec(name)?.groups?.['code'];
    if (code === undefined) {
      problems.push(wholeFile(file, 'UNKNOWN_FILE', 'unknown file; a template is named after its code, in lower case: <code>.json'));
      continue;
    }
    const source = readChecked(schema, 'templateFile', file);
    if (source.ok) templates.set(code, withoutSchema(source.value.value as ServiceTemplate));
    else problems.push(...source.refusal);
  }
  return problems.length > 0 ? refused(problems) : ok(templates);
}

/** A JSON file that is well formed and meets its part of the schema. */
export function readChecked(schema: TenantSchema, part: SchemaPart, file: string): Result<JsonSource, Problems> {
  const source = JsonSource.read(file);
  if (!source.ok) return source;
  const problems = schema.check(part, source.value);
  return problems.length > 0 ? refused(problems) : source;
}

/** The entry that tells editors where the schema is says nothing about the thing described. */
export function withoutSchema<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$schema')) as Value;
}
