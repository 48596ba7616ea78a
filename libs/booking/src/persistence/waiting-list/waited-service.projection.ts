import type { AppointmentChannel, GeoPoint, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';

/** A service as far as it matters to whoever would wait for it here, with the offices that give it in that way. */
export interface WaitedService {
  readonly id: ServiceId;
  readonly name: LocalizedText;
  /** Under which other municipalities give the same; null: nobody else does. */
  readonly template: string | null;
  readonly minutes: number;
  readonly openToNonResidents: boolean;
  readonly offices: readonly WaitedOffice[];
}

export interface WaitedOffice {
  readonly id: OfficeId;
  /** Null where nobody wrote down where it is. */
  readonly location: GeoPoint | null;
  readonly timeZone: string;
}

const SERVICES = `
  select s.id, s.name, s.template, s.minutes, s.open_to_non_residents as "openToNonResidents",
         json_agg(json_build_object('id', o.id, 'timeZone', o.time_zone, 'location', case when o.latitude is not null
           then json_build_object('latitude', o.latitude, 'longitude', o.longitude) end) order by o.position, o.id) as offices
  from service s
  join office o on o.tenant_id = $1 and o.retired_at is null
   and exists (select from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id
               where ds.tenant_id = $1 and ds.service_id = s.id and d.office_id = o.id and d.retired_at is null and $3 = any (d.channels))
  where s.tenant_id = $1 and s.bookable and s.status = 'ACTIVE' and s.retired_at is null and $3 = any (s.channels)`;

const GROUPED = `group by s.tenant_id, s.id order by s.position, s.id limit 1`;

const BY_ID = statement('waiting.service', `${SERVICES} and s.id = $2 ${GROUPED}`);

// For people of elsewhere.
const BY_TEMPLATE = statement('waiting.service-of-template', `${SERVICES} and s.template = $2 and s.open_to_non_residents ${GROUPED}`);

/** @returns undefined when it is not booked here in that way. */
export async function waitedService(
  reader: Reader,
  tenantId: TenantId,
  serviceId: string,
  channel: AppointmentChannel,
): Promise<WaitedService | undefined> {
  const [row] = await reader.rows<WaitedService>(BY_ID, [tenantId, serviceId, channel]);
  return row;
}

/** The service a municipality adopted from a template, open to people of elsewhere. */
export async function waitedServiceOfTemplate(
  reader: Reader,
  tenantId: TenantId,
  template: string,
  channel: AppointmentChannel,
): Promise<WaitedService | undefined> {
  const [row] = await reader.rows<WaitedService>(BY_TEMPLATE, [tenantId, template, channel]);
  return row;
}

const SHARED = statement(
  'waiting.shared-services',
  `select id from service where tenant_id = $1 and id = any ($2) and template is not null`,
);

/** Those of the metropolitan catalogue, which other municipalities may give too. */
export async function sharedServices(reader: Reader, tenantId: TenantId, ids: readonly ServiceId[]): Promise<Set<ServiceId>> {
  return new Set((await reader.rows<{ id: ServiceId }>(SHARED, [tenantId, ids])).map(({ id }) => id));
}
