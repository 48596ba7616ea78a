import type { AppointmentChannel, GeoPoint, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';

/** A service as far as it matters to whoever would wait for it here. */
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

/** @param where further, of the desk `d` that gives the service in that way. */
const given = (where = ''): string => `
  exists (select from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id
          where ds.tenant_id = $1 and ds.service_id = s.id and d.retired_at is null and $3 = any (d.channels) ${where})`;

/** @param where which services, and which of the offices `o` are told with them. */
const services = (where: string): string => `
  select s.id, s.name, s.template, s.minutes, s.open_to_non_residents as "openToNonResidents",
         json_agg(json_build_object('id', o.id, 'timeZone', o.time_zone, 'location', case when o.latitude is not null
           then json_build_object('latitude', o.latitude, 'longitude', o.longitude) end) order by o.position, o.id) as offices
  from service s
  join office o on o.tenant_id = $1 and o.retired_at is null
  where s.tenant_id = $1 and s.bookable and s.status = 'ACTIVE' and s.retired_at is null and $3 = any (s.channels) and ${where}
  group by s.tenant_id, s.id order by s.position, s.id limit 1`;

const BY_ID = statement('waiting.service', services(`s.id = $2 and ${given('and d.office_id = o.id')}`));

// For people of elsewhere. Which offices give it may change while they wait, where they lie does not.
const BY_TEMPLATE = statement('waiting.service-of-template', services(`s.template = $2 and s.open_to_non_residents and ${given()}`));

/** With the offices that give it in that way. @returns undefined when it is not booked here in that way. */
export async function waitedService(
  reader: Reader,
  tenantId: TenantId,
  serviceId: string,
  channel: AppointmentChannel,
): Promise<WaitedService | undefined> {
  const [row] = await reader.rows<WaitedService>(BY_ID, [tenantId, serviceId, channel]);
  return row;
}

/** The service a municipality adopted from a template, open to people of elsewhere, with every office of the municipality. */
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
