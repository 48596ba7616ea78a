import type { AppointmentChannel, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

const OFFICES = statement(
  'closures.giving-offices',
  `select o.id from office o
   where o.tenant_id = $1 and o.retired_at is null
     and exists (select from desk d join desk_service ds on ds.tenant_id = $1 and ds.desk_id = d.id and ds.service_id = $2
                 where d.tenant_id = $1 and d.office_id = o.id and d.retired_at is null and $3 = any (d.channels))
   order by o.position, o.id`,
);

/** The offices that give a service in a way. */
export async function givingOffices(
  reader: Reader,
  tenantId: TenantId,
  serviceId: ServiceId,
  channel: AppointmentChannel,
): Promise<OfficeId[]> {
  return (await reader.rows<{ id: OfficeId }>(OFFICES, [tenantId, serviceId, channel])).map(({ id }) => id);
}
