import type { OfficeId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';

/** Where offered time is, as a letter and a page say it. */
export interface OfferedPlace {
  readonly serviceName: LocalizedText;
  readonly officeName: LocalizedText;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly telephone: string;
  readonly email: string;
  readonly timeZone: string;
}

const PLACE = statement(
  'waiting.offered-place',
  `select s.name as "serviceName", o.name as "officeName", o.street, o.postal_code as "postalCode", o.city, o.telephone, o.email,
          o.time_zone as "timeZone"
   from service s join office o on o.tenant_id = $1 and o.id = $3 where s.tenant_id = $1 and s.id = $2`,
);

const OFFICE_NAMES = statement(
  'waiting.office-names',
  `select name from office where tenant_id = $1 and id = any ($2) order by position, id`,
);

export async function offeredPlace(
  reader: Reader,
  { tenantId, serviceId, officeId }: { readonly tenantId: TenantId; readonly serviceId: ServiceId; readonly officeId: OfficeId },
): Promise<OfferedPlace> {
  const [row] = await reader.rows<OfferedPlace>(PLACE, [tenantId, serviceId, officeId]);
  if (!row) throw new Error('an offer has lost its service or office');
  return row;
}

export async function officeNames(reader: Reader, tenantId: TenantId, ids: readonly OfficeId[]): Promise<LocalizedText[]> {
  if (ids.length === 0) return [];
  return (await reader.rows<{ name: LocalizedText }>(OFFICE_NAMES, [tenantId, ids])).map(({ name }) => name);
}
