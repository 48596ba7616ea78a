import type { ClosureId, OfficeId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';

/** An office as a letter says it. */
export interface MovePlace {
  readonly name: LocalizedText;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly telephone: string;
  readonly email: string;
  readonly timeZone: string;
}

const PLACE = statement(
  'closures.place',
  `select o.name, o.street, o.postal_code as "postalCode", o.city, o.telephone, o.email, o.time_zone as "timeZone"
   from office o where o.tenant_id = $1 and o.id = $2`,
);

const REASON = statement('closures.reason', `select oc.reason from office_closure oc where oc.tenant_id = $1 and oc.id = $2`);

export async function movePlace(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<MovePlace> {
  const [row] = await reader.rows<MovePlace>(PLACE, [tenantId, officeId]);
  if (!row) throw new Error('a proposal has lost its office');
  return row;
}

/** Why it is closed, as whoever closed it wrote. */
export async function closureReason(reader: Reader, tenantId: TenantId, closureId: ClosureId): Promise<LocalizedText> {
  const [row] = await reader.rows<{ reason: LocalizedText }>(REASON, [tenantId, closureId]);
  if (!row) throw new Error('a proposal has lost its closure');
  return row.reason;
}
