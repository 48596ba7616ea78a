import type { TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import type { Appointment } from './appointment.entity.js';

const CHANGE_RULES = statement(
  'booking.change-rules',
  `select s.change_until_minutes as "changeUntilMinutes", o.time_zone as "timeZone",
     exists (select from move_proposal p where p.tenant_id = $1 and p.appointment_id = $4 and p.settled_at is null) as "isToMove"
   from service s join office o on o.tenant_id = $1 and o.id = $3 where s.tenant_id = $1 and s.id = $2`,
);

export interface ChangeRules {
  readonly changeUntilMinutes: number;
  readonly timeZone: string;
  /** Whether the office itself asks for it to be moved, which may be done at any time; absent: not known to be so. */
  readonly isToMove?: boolean;
}

/** Until when an existing appointment may change: also where its service or office has been retired since. */
export async function changeRules(
  reader: Reader,
  tenantId: TenantId,
  { id, serviceId, officeId }: Pick<Appointment, 'serviceId' | 'officeId'> & { readonly id: string },
): Promise<ChangeRules> {
  const [rules] = await reader.rows<ChangeRules>(CHANGE_RULES, [tenantId, serviceId, officeId, id]);
  if (!rules) throw new Error('an appointment has lost its service or office');
  return rules;
}
