import type { TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import type { TestDatabase } from '../test-database.js';
import { insert, json, next } from './insert.js';

/** A tenant as it was written. */
export interface TestTenant {
  readonly id: TenantId;
  readonly slug: string;
  readonly kind: 'MUNICIPALITY' | 'CONSORTIUM';
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly name: string;
  /** The principal one first. */
  readonly hosts: readonly string[];
  readonly timeZone: string;
  readonly patronSaint: { readonly name: string; readonly month: number; readonly day: number };
}

/** A municipality that is open to the public, with one host. */
export async function aTenant(database: TestDatabase, given: Partial<TestTenant> = {}): Promise<TestTenant> {
  const slug = given.slug ?? `comune-${next()}`;
  const tenant: TestTenant = {
    id: newId<'Tenant'>(),
    slug,
    kind: 'MUNICIPALITY',
    status: 'ACTIVE',
    name: slug,
    hosts: [`servizi.comune.${slug}.ba.it`],
    timeZone: 'Europe/Rome',
    patronSaint: { name: 'San Nicola', month: 12, day: 6 },
    ...given,
  };
  await insert(database, tenant.id, 'tenant', {
    id: tenant.id,
    slug,
    kind: tenant.kind,
    status: tenant.status,
    name: tenant.name,
    official_name: `Comune di ${tenant.name}`,
    istat_code: '072000',
    belfiore_code: 'A000',
    population: 10_000,
    latitude: 41.12,
    longitude: 16.87,
    time_zone: tenant.timeZone,
    patron_saint: json(tenant.patronSaint),
    contacts: json(contacts(slug)),
    branding: json({ primaryColor: '#0a5c8a', logoDigest: 'none' }),
    legal: json({ privacyPolicyUrl: `https://comune.${slug}.ba.it/privacy`, euFunding: true }),
    created_at: new Date('2026-01-01T00:00:00Z'),
    updated_at: new Date('2026-01-01T00:00:00Z'),
  });
  for (const [position, host] of tenant.hosts.entries()) {
    await insert(database, tenant.id, 'tenant_host', { host, tenant_id: tenant.id, position });
  }
  return tenant;
}

function contacts(slug: string): object {
  return {
    address: { street: 'Piazza Municipio 1', postalCode: '70100', city: slug },
    telephone: '080 0000000',
    email: `info@comune.${slug}.ba.it`,
    certifiedEmail: `protocollo@pec.comune.${slug}.ba.it`,
    website: `https://www.comune.${slug}.ba.it`,
  };
}
