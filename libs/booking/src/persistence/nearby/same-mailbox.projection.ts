import type { AppointmentId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';

/** Another appointment of the same mailbox, in the same municipality, for the same service. */
export interface SameMailboxAppointment {
  readonly id: AppointmentId;
  readonly linkVersion: number;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly officeName: LocalizedText;
}

// The same service, or one that the metropolitan catalogue calls the same. What is booked by delegation is counted by whom it is for, and each of
// the delegates has a mailbox.
const OTHERS = statement(
  'booking.appointments-of-same-mailbox',
  `select a.id, a.link_version as "linkVersion", extract(epoch from a.starts_at)::float8 * 1000 as "startsAt", o.name as "officeName"
   from appointment own
   join service os on os.tenant_id = $1 and os.id = own.service_id
   join appointment a on a.tenant_id = $1 and a.contact_digest = own.contact_digest and a.status = 'BOOKED' and a.starts_at > $3 and a.id <> own.id
    and a.acted_by is not distinct from own.acted_by
   join service s on s.tenant_id = $1 and s.id = a.service_id and (s.id = os.id or s.template = os.template)
   join office o on o.tenant_id = $1 and o.id = a.office_id
   where own.tenant_id = $1 and own.id = $2 order by a.starts_at, a.id`,
);

/** Told in a letter to that mailbox, and never on a page: whoever knows an address does not learn what else was booked with it. */
export function sameMailboxAppointments(
  reader: Reader,
  tenantId: TenantId,
  id: AppointmentId,
  now: Date,
): Promise<SameMailboxAppointment[]> {
  return reader.rows<SameMailboxAppointment>(OTHERS, [tenantId, id, now]);
}
