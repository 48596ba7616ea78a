import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppointmentChannel, ServiceSpec } from '@casa/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { contrast, TEXT_CONTRAST } from './contrast.js';
import { type MetropolitanCatalogue, readMetropolitanCatalogue } from './metropolitan-catalogue.js';
import { readAllTenants, tenantSlugs } from './tenant-collection.js';
import { formatProblem, type TenantFileProblem } from './tenant-file.errors.js';
import type { TenantFolder } from './tenant-spec.js';

const TENANTS = fileURLToPath(new URL('../../../../tenants', import.meta.url));

function valueOf<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: readonly TenantFileProblem[] },
): Value {
  if (!result.ok) throw new Error(result.refusal.map(formatProblem).join('\n'));
  return result.value;
}

let all: readonly TenantFolder[];
let metropolitan: MetropolitanCatalogue;

beforeAll(() => {
  all = valueOf(readAllTenants(TENANTS));
  metropolitan = valueOf(readMetropolitanCatalogue(join(TENANTS, '_catalogue')));
});

function tenant(slug: string): TenantFolder {
  const found = all.find((folder) => folder.tenant.slug === slug);
  if (found === undefined) throw new Error(`no tenant ${slug}`);
  return found;
}

function service(slug: string, code: string): ServiceSpec {
  const found = tenant(slug).catalogue.services.find((candidate) => candidate.slug === code);
  if (found === undefined) throw new Error(`no service ${code} in ${slug}`);
  return found;
}

/** Where a text in two languages has only one of them. */
function halfTexts(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  if (keys.includes('it') && !keys.includes('en')) return [path];
  return Object.entries(value).flatMap(([key, inner]) => halfTexts(inner, `${path}/${key}`));
}

describe('the tenants of this repository', () => {
  it('are the 41 municipalities and the consortium', () => {
    expect(all.map((folder) => folder.tenant.slug)).toEqual(tenantSlugs(TENANTS));
    expect(all.filter(({ tenant: { kind } }) => kind === 'MUNICIPALITY')).toHaveLength(41);
    expect(all.filter(({ tenant: { kind } }) => kind === 'CONSORTIUM').map((folder) => folder.tenant.slug)).toEqual(['metropoli']);
  });

  it('have colours of their own that carry white text', () => {
    const colours = all.map((folder) => folder.tenant.branding.primaryColor);
    expect(new Set(colours).size).toBe(42);
    for (const colour of colours) expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  it('have at least three news, the common questions, and texts in both languages', () => {
    for (const {
      tenant: { slug },
      content,
      catalogue,
    } of all) {
      expect(content.news.length, slug).toBeGreaterThanOrEqual(3);
      expect(content.faqs.slice(0, metropolitan.faqs.length), slug).toEqual(metropolitan.faqs);
      expect(halfTexts({ content, catalogue }), slug).toEqual([]);
    }
  });

  it('offer in every municipality at least ten services and a desk for booking, with split shifts', () => {
    for (const {
      tenant: { slug, kind },
      catalogue,
    } of all) {
      if (kind === 'CONSORTIUM') continue;
      expect(catalogue.services.length, slug).toBeGreaterThanOrEqual(10);
      expect(
        catalogue.services.some(({ booking }) => booking !== undefined),
        slug,
      ).toBe(true);
      const weekdays = catalogue.offices[0]?.hours.map(({ weekday }) => weekday) ?? [];
      expect(new Set(weekdays).size, slug).toBeLessThan(weekdays.length);
    }
  });
});

describe('the metropolitan catalogue', () => {
  it('has templates complete in both languages, each adopted by somebody', () => {
    expect(metropolitan.templates.size).toBeGreaterThanOrEqual(25);
    const adopted = new Set(all.flatMap(({ catalogue }) => catalogue.services.map(({ template }) => template)));
    for (const [code, template] of metropolitan.templates) {
      expect(halfTexts(template), code).toEqual([]);
      expect(adopted, code).toContain(code);
    }
  });

  it('takes its topics out of the 64 of the Modello Comuni', () => {
    const schema = JSON.parse(readFileSync(join(TENANTS, 'tenant.schema.json'), 'utf8')) as {
      readonly $defs: { readonly topics: { readonly items: { readonly enum: readonly string[] } } };
    };
    expect(new Set(schema.$defs.topics.items.enum).size).toBe(64);
  });
});

describe('Bari', () => {
  it('lets the URP be booked in person, by telephone and by video', () => {
    const { booking, responsibleOffice } = service('bari', 'informazioni-e-orientamento');
    expect(responsibleOffice).toBe('urp');
    expect(booking?.channels).toEqual<AppointmentChannel[]>(['IN_PERSON', 'TELEPHONE', 'VIDEO']);
    expect(booking?.openToNonResidents).toBe(true);
  });

  it('has the offices and services of its Sportello virtuale', () => {
    const offered = tenant('bari').catalogue.services.map(({ slug, responsibleOffice }) => `${responsibleOffice}/${slug}`);
    expect(offered).toEqual(
      expect.arrayContaining([
        'tutela-ambiente/scia-ambientale-fumi',
        'tutela-ambiente/scarichi-acque-reflue-domestiche',
        'urbanistica-edilizia/sportello-unico-edilizia',
        'urbanistica-edilizia/piani-di-lottizzazione',
        'urbanistica-edilizia/autorizzazione-paesaggistica',
        'urbanistica-edilizia/controllo-territorio-abusivismo-edilizio',
        'anagrafe-centrale/carta-identita-elettronica',
        'anagrafe-centrale/cambio-di-residenza',
        'anagrafe-centrale/certificati-anagrafici',
      ]),
    );
  });

  it('shows what a catalogue can say: own hours, closures, openings, questions of every kind, residents only, suspended', () => {
    const { catalogue } = tenant('bari');
    expect(catalogue.offices.some(({ desks }) => desks.some(({ hours }) => hours !== undefined))).toBe(true);
    expect(catalogue.closures.some(({ from }) => from.startsWith('2026-12'))).toBe(true);
    expect(catalogue.specialOpenings.some(({ date }) => date.startsWith('2026-12'))).toBe(true);
    const kinds = service('bari', 'matrimonio-civile').booking?.questions.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['TEXT', 'LONG_TEXT', 'CHOICE', 'YES_NO']));
    expect(service('bari', 'carta-identita-elettronica').booking?.openToNonResidents).toBe(false);
    expect(service('bari', 'trasporto-scolastico').status).toBe('SUSPENDED');
  });
});
