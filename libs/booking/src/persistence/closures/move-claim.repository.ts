import type { AppointmentId, DeskId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

const KEEP = statement(
  'closures.keep-claim',
  `update desk_claim set held_until = null, appointment_id = $3 where tenant_id = $1 and id = $2 and held_until > $4
   returning desk_id as "deskId"`,
);

/** Turns the claim that kept a proposed time into the appointment's own. @returns undefined when it is gone, or has run out. */
export async function keepProposedTime(
  reader: Reader,
  tenantId: TenantId,
  claimId: string,
  appointmentId: AppointmentId,
  now: Date,
): Promise<DeskId | undefined> {
  const [row] = await reader.rows<{ deskId: DeskId }>(KEEP, [tenantId, claimId, appointmentId, now]);
  return row?.deskId;
}
