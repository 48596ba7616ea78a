import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAllTenants } from './tenant-collection.js';
import { formatProblem, type TenantFileProblem, type TenantFileProblemCode } from './tenant-file.errors.js';
import { readTenantFolder } from './tenant-folder.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../../tenants/tenant.schema.json', import.meta.url));

/** One change to the sound folder of the fixtures, and what must be said of it. */
interface Refused {
  readonly rule: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly code: TenantFileProblemCode;
  readonly message: string;
  /** What stands, after the change, on the line that must be told; the change itself when left out. */
  readonly at?: string;
}

const REFUSED = readJson(join(FIXTURES, 'refused.json')) as readonly Refused[];

interface CatalogueFixture {
  readonly offices: readonly [{ readonly desks: readonly [object] } & object];
  readonly services: readonly [object, { readonly booking: { readonly questions: readonly [object] } } & object];
  readonly closures: readonly object[];
  readonly specialOpenings: readonly [object];
}
const TENANT = readJson(join(FIXTURES, 'tenants/prova/tenant.json')) as object;
const CATALOGUE = readJson(join(FIXTURES, 'tenants/prova/catalogue.json')) as CatalogueFixture;
const TEMPLATE = readJson(join(FIXTURES, 'tenants/_catalogue/services/informazioni.json')) as { readonly booking: object };

let tenants: string;
let folder: string;

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function write(path: string, value: unknown): void {
  writeFileSync(join(tenants, path), JSON.stringify(value, null, 2));
}

function read(path = folder): ReturnType<typeof readTenantFolder> {
  return readTenantFolder(path, join(tenants, '_catalogue'));
}

function problems(path = folder): readonly TenantFileProblem[] {
  const result = read(path);
  return result.ok ? [] : result.refusal;
}

function withCatalogue(change: object): readonly TenantFileProblem[] {
  write('prova/catalogue.json', { ...CATALOGUE, ...change });
  return problems();
}

function secondTenant(change: object): void {
  cpSync(folder, join(tenants, 'altra'), { recursive: true });
  write('altra/tenant.json', { ...TENANT, slug: 'altra', ...change });
}

function lineOf(path: string, snippet: string): number {
  const [before = '', after] = readFileSync(path, 'utf8').split(snippet);
  expect(after).toBeDefined();
  return before.split('\n').length;
}

beforeEach(() => {
  tenants = mkdtempSync(join(tmpdir(), 'tenants-'));
  cpSync(join(FIXTURES, 'tenants'), tenants, { recursive: true });
  copyFileSync(SCHEMA, join(tenants, 'tenant.schema.json'));
  folder = join(tenants, 'prova');
});

afterEach(() => {
  rmSync(tenants, { recursive: true });
});

describe('a sound folder', () => {
  it('is read whole, templates adopted, defaults filled in', () => {
    const result = read();
    if (!result.ok) throw new Error(result.refusal.map(formatProblem).join('\n'));
    const { tenant, catalogue, content, logo, theme } = result.value;
    expect(tenant).toEqual(TENANT);
    expect(catalogue.offices).toEqual([{ ...CATALOGUE.offices[0], timeZone: 'Europe/Rome' }]);
    expect(catalogue.closures).toEqual(CATALOGUE.closures);
    expect(catalogue.specialOpenings).toEqual(CATALOGUE.specialOpenings);
    expect(catalogue.services[0]).toStrictEqual({
      ...Object.fromEntries(Object.entries(TEMPLATE).filter(([key]) => key !== 'onlineUrl')),
      slug: 'informazioni',
      template: 'informazioni',
      status: 'ACTIVE',
      responsibleOffice: 'urp',
      fees: [],
      booking: { ...TEMPLATE.booking, minutes: 45 },
    });
    expect(catalogue.services[1]).toStrictEqual({ ...CATALOGUE.services[1], status: 'ACTIVE' });
    expect(content.faqs.map(({ question }) => question.it)).toEqual(['Comune?', 'Propria?']);
    expect(logo).toContain('<svg');
    expect(theme).toBeUndefined();
  });

  it('has its theme', () => {
    writeFileSync(join(folder, 'theme.css'), ':root { --bs-primary: #7a1020; }\n');
    const result = read();
    expect(result.ok && result.value.theme).toContain('--bs-primary');
  });

  it('may adopt a service that is not booked, under a name of its own', () => {
    const offices = [{ ...CATALOGUE.offices[0], desks: [{ ...CATALOGUE.offices[0].desks[0], services: ['sala'] }] }];
    const adopted = { template: 'informazioni', slug: 'notizie', responsibleOffice: 'urp', booking: null };
    expect(withCatalogue({ offices, services: [adopted, CATALOGUE.services[1]] })).toEqual([]);
    const result = read();
    expect(result.ok && result.value.catalogue.services[0]).not.toHaveProperty('booking');
    expect(result.ok && result.value.catalogue.services[0]?.slug).toBe('notizie');
  });
});

describe('is refused with file and line:', () => {
  it.each(REFUSED)('$rule', ({ file, from, to, code, message, at = to }) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    expect(before).toContain(from);
    writeFileSync(
      path,
      before.replace(from, () => to),
    );
    const found = problems();
    expect(found).toContainEqual(expect.objectContaining({ file: path, line: lineOf(path, at), code }));
    expect(found.map((problem) => problem.message).join('\n')).toContain(message);
  });

  it('two offices, services, desks or questions of one name', () => {
    const [office] = CATALOGUE.offices;
    const [adopted, own] = CATALOGUE.services;
    const [question] = own.booking.questions;
    const offices = [{ ...office, desks: [office.desks[0], office.desks[0]] }, office];
    const services = [adopted, own, { ...own, booking: { ...own.booking, questions: [question, question] } }];
    expect(withCatalogue({ offices, services }).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'DUPLICATE /offices/1/slug',
      'DUPLICATE /services/2/slug',
      'DUPLICATE /offices/0/desks/1/slug',
      'DUPLICATE /services/2/booking/questions/1/code',
    ]);
  });

  it('two special openings that meet', () => {
    const [opening] = CATALOGUE.specialOpenings;
    const found = withCatalogue({ specialOpenings: [opening, { ...opening, opens: '12:00', closes: '14:00' }] });
    expect(found).toMatchObject([{ code: 'HOURS', pointer: '/specialOpenings/1' }]);
  });

  it('a suspended service without a reason', () => {
    const [adopted, own] = CATALOGUE.services;
    const found = withCatalogue({ services: [adopted, { ...own, status: 'SUSPENDED' }] });
    expect(found.map(formatProblem)).toEqual([expect.stringContaining('"statusReason" is missing') as string]);
  });

  it('choices that do not fit the kind of question', () => {
    const [adopted, own] = CATALOGUE.services;
    const [question] = own.booking.questions;
    const questions = [
      { ...question, kind: 'CHOICE' },
      { ...question, code: 'altro', choices: [{ it: 'a' }, { it: 'b' }] },
    ];
    const found = withCatalogue({ services: [adopted, { ...own, booking: { ...own.booking, questions } }] });
    const at = '/services/1/booking/questions';
    expect(found.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining([`${at}/0`, `${at}/0/maxLength`, `${at}/1/choices`]));
  });

  it('a theme that loads something', () => {
    writeFileSync(join(folder, 'theme.css'), ':root {}\nbody {\n  background: url(https://example.org/a.png);\n}\n');
    expect(problems()).toMatchObject([{ file: join(folder, 'theme.css'), line: 3, column: 15, code: 'UNSAFE_CSS' }]);
  });

  it('a file that is missing, too large, not UTF-8, with NUL, a link, or of an unknown name', () => {
    rmSync(join(folder, 'logo.svg'));
    writeFileSync(join(folder, 'content.json'), ' '.repeat(1_048_577));
    writeFileSync(join(folder, 'catalogue.json'), Buffer.from([0x7b, 0x0a, 0x22, 0xff, 0x22]));
    writeFileSync(join(folder, 'tenant.json'), '{\n"slug": "\0"}');
    writeFileSync(join(folder, 'themes.css'), '');
    symlinkSync('/etc/hostname', join(folder, 'theme.css'));
    expect(problems().map(({ file, line, code }) => `${basename(file)}:${line} ${code}`)).toEqual([
      'themes.css:1 UNKNOWN_FILE',
      'tenant.json:2 FORBIDDEN_CHARACTER',
      'catalogue.json:2 NOT_UTF8',
      'content.json:1 TOO_LARGE',
      'logo.svg:1 UNREADABLE',
      'theme.css:1 UNREADABLE',
    ]);
  });

  it('a folder that is not there, by each file it should have', () => {
    const missing = ['tenant.json', 'catalogue.json', 'content.json', 'logo.svg'];
    expect(problems(join(tenants, 'nessuno')).map(({ file }) => basename(file))).toEqual(missing);
  });

  it('a template that is not sound, before any folder is looked at', () => {
    write('_catalogue/services/informazioni.json', { ...TEMPLATE, slug: 'informazioni' });
    write('_catalogue/services/Altro.json', TEMPLATE);
    expect(problems().map(({ file, code }) => `${basename(dirname(file))}/${basename(file)} ${code}`)).toEqual([
      'services/Altro.json UNKNOWN_FILE',
      'services/informazioni.json SCHEMA',
    ]);
  });
});

describe('all tenants together', () => {
  const hosts = ['comune.altra.ba.it', 'servizi.comune.altra.ba.it'];

  it('are read by slug, without what is not a tenant', () => {
    secondTenant({ hosts, istat: '072998', belfiore: 'Z998' });
    mkdirSync(join(tenants, '_template'));
    const all = readAllTenants(tenants);
    expect(all.ok && all.value.map(({ tenant }) => tenant.slug)).toEqual(['altra', 'prova']);
  });

  it('may not share a host or a code', () => {
    secondTenant({ hosts: [...hosts, 'comune.prova.ba.it'] });
    const all = readAllTenants(tenants);
    const file = join(folder, 'tenant.json');
    expect(all.ok ? [] : all.refusal).toMatchObject([
      {
        file,
        line: lineOf(file, '"comune.prova.ba.it"'),
        code: 'TAKEN',
        message: 'the host comune.prova.ba.it already belongs to "altra"; no two tenants may share it',
      },
      { file, line: lineOf(file, '"istat"'), code: 'TAKEN' },
      { file, line: lineOf(file, '"belfiore"'), code: 'TAKEN' },
    ]);
  });

  it('are refused for two bad folders, with the problems of both', () => {
    secondTenant({ slug: 'terza' });
    rmSync(join(folder, 'content.json'));
    const all = readAllTenants(tenants);
    const bad = all.ok ? [] : all.refusal.map(({ file }) => basename(dirname(file)));
    expect(new Set(bad)).toEqual(new Set(['altra', 'prova']));
  });
});
