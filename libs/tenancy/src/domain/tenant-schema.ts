import { ok, refused, type Result } from '@casa/kernel';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { isLocalDayOrMoment } from './local-time.js';
import { fromPointer, type JsonPath, JsonSource } from './json-source.js';
import type { TenantFileProblem } from './tenant-file.errors.js';
import { isTimeZone } from './time-zone.js';

/** The definitions of tenant.schema.json that something is checked against. */
export type SchemaPart = 'tenantFile' | 'catalogueFile' | 'contentFile' | 'templateFile' | 'faqsFile' | 'resolvedService';

/** Where a value does not meet the schema. */
export interface SchemaFinding {
  readonly path: JsonPath;
  readonly where: 'value' | 'key';
  readonly message: string;
}

/** tenant.schema.json, ready to check files. */
export class TenantSchema {
  private constructor(private readonly ajv: Ajv2020) {}

  static read(file: string): Result<TenantSchema, readonly TenantFileProblem[]> {
    const source = JsonSource.read(file);
    if (!source.ok) return source;
    const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, strictTypes: false, strictRequired: false });
    formats.default(ajv, ['date', 'email', 'uri']);
    ajv.addFormat('time-zone', isTimeZone);
    ajv.addFormat('local-day-or-moment', isLocalDayOrMoment);
    try {
      ajv.addSchema(source.value.value as object, 'tenant');
      return ok(new TenantSchema(ajv));
    } catch (error) {
      return refused([source.value.problem([], 'SCHEMA', `not a usable JSON Schema: ${String(error)}`)]);
    }
  }

  check(part: SchemaPart, source: JsonSource): readonly TenantFileProblem[] {
    return this.findings(part, source.value).map(({ path, where, message }) => source.problem(path, 'SCHEMA', message, where));
  }

  findings(part: SchemaPart, value: unknown): readonly SchemaFinding[] {
    const validate = this.ajv.getSchema(`tenant#/$defs/${part}`);
    if (validate === undefined) throw new Error(`tenant.schema.json defines no ${part}`);
    if (validate(value) === true) return [];
    return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error) => finding(error, value));
  }
}

function finding(error: ErrorObject, root: unknown): SchemaFinding {
  const path = fromPointer(error.instancePath, root);
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    return {
      path: [...path, key],
      where: 'key',
      message: `unknown key "${key}"; known here: ${Object.keys(properties(error)).join(', ')}`,
    };
  }
  return { path, where: 'value', message: message(error) };
}

function message(error: ErrorObject): string {
  const expected = describe(error.parentSchema);
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired': {
      const key = String(error.params['missingProperty']);
      return `"${key}" is missing. ${describe(properties(error)[key])}`.trimEnd();
    }
    case 'type':
      return `expected ${String(error.params['type'])}, found ${typeName(error.data)}. ${expected}`.trimEnd();
    case 'enum': {
      const allowed = error.params['allowedValues'] as readonly unknown[];
      const hint = allowed.length <= 20 ? `expected one of ${allowed.join(', ')}` : expected;
      return `${shown(error.data)} is not allowed here; ${hint}`;
    }
    case 'pattern':
    case 'format':
      return `${shown(error.data)} is not valid. Expected: ${expected}`;
    case 'not':
      return expected;
    default:
      return `${shown(error.data)} ${error.message ?? 'is not valid'}. ${expected}`.trimEnd();
  }
}

function properties(error: ErrorObject): Readonly<Record<string, unknown>> {
  return (error.parentSchema?.['properties'] ?? {}) as Readonly<Record<string, unknown>>;
}

function describe(schema: unknown): string {
  return (schema as { readonly description?: string } | undefined)?.description ?? '';
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The refused value, short enough for a line on a terminal. */
function shown(value: unknown): string {
  const text = typeof value === 'object' ? `this ${typeName(value)}` : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
