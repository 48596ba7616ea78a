import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newTenantFolder } from './new-tenant-folder.js';
import { readAllTenants } from './tenant-collection.js';
import { formatProblem } from './tenant-file.errors.js';

const TENANTS = fileURLToPath(new URL('../../../../tenants', import.meta.url));
const GRAVE = { slug: 'santa-croce', name: 'Santa Croce "in" Grave', istat: '072900', belfiore: 'Z900' };

let tenants: string;

beforeEach(() => {
  tenants = mkdtempSync(join(tmpdir(), 'tenants-'));
  for (const part of ['tenant.schema.json', '_catalogue', '_template', 'bari']) {
    cpSync(join(TENANTS, part), join(tenants, part), { recursive: true });
  }
});

afterEach(() => {
  rmSync(tenants, { recursive: true });
});

function refusal(tenant: typeof GRAVE): string {
  const made = newTenantFolder(tenants, tenant);
  return made.ok ? '' : made.refusal.map(formatProblem).join('\n');
}

describe('a new municipality', () => {
  it('has a folder that is valid among the others, with its name in it', () => {
    expect(newTenantFolder(tenants, GRAVE)).toEqual({ ok: true, value: join(tenants, 'santa-croce') });
    const all = readAllTenants(tenants);
    const made = all.ok ? all.value.find(({ tenant }) => tenant.slug === 'santa-croce') : undefined;
    expect(made?.tenant).toMatchObject({
      ...GRAVE,
      officialName: 'Comune di Santa Croce "in" Grave',
      hosts: ['comune.santa-croce.ba.it', 'servizi.comune.santa-croce.ba.it'],
    });
    expect(made?.catalogue.services.length).toBeGreaterThanOrEqual(10);
    expect(made?.logo).toContain('Santa Croce');
    expect(JSON.stringify(made)).not.toContain('{{');
  });

  it('is refused, with nothing left behind, when a code is another’s or is none', () => {
    expect(refusal({ ...GRAVE, istat: '072006' })).toContain('the ISTAT code 072006 already belongs to "bari"');
    expect(refusal({ ...GRAVE, belfiore: 'bari' })).toContain('"bari" is not valid. Expected: Cadastral (Belfiore) code');
    expect(existsSync(join(tenants, 'santa-croce'))).toBe(false);
  });

  it('is refused when the folder is there, and leaves it alone', () => {
    expect(refusal({ ...GRAVE, slug: 'bari' })).toContain('the folder is already there');
    expect(existsSync(join(tenants, 'bari/tenant.json'))).toBe(true);
  });

  it.each(['../fuori', 'a/b', 'Maiuscole', '', '.'])('is refused under the slug «%s»', (slug) => {
    expect(refusal({ ...GRAVE, slug })).toContain('is not a slug');
  });
});
