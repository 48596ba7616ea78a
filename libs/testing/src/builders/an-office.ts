import type { OfficeId, TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import type { TestDatabase } from '../test-database.js';
import type { TestTenant } from './a-tenant.js';
import { insert, json, next } from './insert.js';

/** An office as it was written. */
export interface TestOffice {
  readonly id: OfficeId;
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly position: number;
  readonly name: string;
  /** WGS 84, degrees; null where the folder does not say. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly timeZone: string;
  readonly retiredAt: Date | null;
}

/** An office without hours and desks: `weeklyHours` and `aDesk` give it both. */
export async function anOffice(
  database: TestDatabase,
  tenant: TestTenant,
  given: Partial<Omit<TestOffice, 'tenantId'>> = {},
): Promise<TestOffice> {
  const number = next();
  const office: TestOffice = {
    id: newId<'Office'>(),
    tenantId: tenant.id,
    slug: `ufficio-${number}`,
    position: number,
    name: `Ufficio ${number}`,
    latitude: 41.12,
    longitude: 16.87,
    timeZone: tenant.timeZone,
    retiredAt: null,
    ...given,
  };
  await insert(database, tenant.id, 'office', {
    tenant_id: tenant.id,
    id: office.id,
    slug: office.slug,
    position: office.position,
    name: json({ it: office.name }),
    description: json({ it: `Che cosa fa ${office.name}.` }),
    department: null,
    street: 'Via Roma 1',
    postal_code: '70100',
    city: tenant.name,
    latitude: office.latitude,
    longitude: office.longitude,
    telephone: '080 0000001',
    email: `${office.slug}@comune.example`,
    time_zone: office.timeZone,
    retired_at: office.retiredAt,
  });
  return office;
}
