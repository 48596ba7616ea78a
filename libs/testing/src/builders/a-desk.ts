import type { AppointmentChannel, DeskId, OfficeId, TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import type { TestDatabase } from '../test-database.js';
import type { TestService } from './a-service.js';
import type { TestOffice } from './an-office.js';
import { insert, next } from './insert.js';

/** A desk as it was written. */
export interface TestDesk {
  readonly id: DeskId;
  readonly tenantId: TenantId;
  readonly officeId: OfficeId;
  readonly slug: string;
  readonly position: number;
  readonly name: string;
  readonly channels: readonly AppointmentChannel[];
  readonly retiredAt: Date | null;
}

/** A desk of the office that serves the services. */
export async function aDesk(
  database: TestDatabase,
  office: TestOffice,
  services: readonly TestService[],
  given: Partial<Omit<TestDesk, 'tenantId' | 'officeId'>> = {},
): Promise<TestDesk> {
  const { tenantId } = office;
  const number = next();
  const desk: TestDesk = {
    id: newId<'Desk'>(),
    tenantId,
    officeId: office.id,
    slug: `sportello-${number}`,
    position: number,
    name: `Sportello ${number}`,
    channels: ['IN_PERSON'],
    retiredAt: null,
    ...given,
  };
  await insert(database, tenantId, 'desk', {
    tenant_id: tenantId,
    id: desk.id,
    office_id: office.id,
    slug: desk.slug,
    position: desk.position,
    name: desk.name,
    channels: desk.channels,
    retired_at: desk.retiredAt,
  });
  for (const service of services)
    await insert(database, tenantId, 'desk_service', { tenant_id: tenantId, service_id: service.id, desk_id: desk.id });
  return desk;
}
