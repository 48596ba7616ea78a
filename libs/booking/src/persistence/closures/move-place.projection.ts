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

/** A closure as a letter says it. */
export interface ClosureFacts {
  /** As whoever closed it wrote. */
  readonly reason: LocalizedText;
  /** Whether one desk is closed, and the office open. */
  readonly isOfDesk: boolean;
}

const FACTS = statement(
  'closures.facts',
  `select oc.reason, oc.desk_id is not null as "isOfDesk" from office_closure oc where oc.tenant_id = $1 and oc.id = $2`,
);

export async function movePlace(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<MovePlace> {
  const [row] = await reader.rows<MovePlace>(PLACE, [tenantId, officeId]);
  if (!row) throw new Error('a proposal has lost its office');
  return row;
}

export async function closureFacts(reader: Reader, tenantId: TenantId, closureId: ClosureId): Promise<ClosureFacts> {
  const [row] = await reader.rows<ClosureFacts>(FACTS, [tenantId, closureId]);
  if (!row) throw new Error('a proposal has lost its closure');
  return row;
}
