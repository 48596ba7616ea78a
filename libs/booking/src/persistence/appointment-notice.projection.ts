import type { AppointmentChannel, AppointmentId, PersonId, TenantId } from '@casa/contracts';
import type { Language, LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import { isVirtualAppointment } from './virtual-desks/virtual-desk.repository.js';

/** Everything a mail says of an appointment, as it stands now. */
export interface AppointmentNoticeRow {
  readonly id: AppointmentId;
  readonly code: string;
  readonly sequence: number;
  readonly linkVersion: number;
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly channel: AppointmentChannel;
  readonly language: Language;
  readonly citizenSealed: string;
  /** Whose it is; null for who booked without login. */
  readonly personId: PersonId | null;
  /** Epoch milliseconds, like the two below. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly changedAt: number;
  readonly changeUntilMinutes: number;
  readonly serviceName: LocalizedText;
  readonly needed: readonly LocalizedText[];
  readonly officeName: LocalizedText;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly telephone: string;
  readonly email: string;
  readonly timeZone: string;
  /** Whether an operator of another municipality may answer. */
  readonly isVirtual: boolean;
  /** Whether whoever arrives at the office checks in. */
  readonly checksIn: boolean;
  /** Whether the office is closed at its hour, and its citizen is asked for another. */
  readonly isToMove: boolean;
}

const NOTICE = statement(
  'booking.appointment-notice',
  `select a.id, a.code, a.sequence, a.link_version as "linkVersion", a.status, a.channel, a.language, a.citizen_sealed as "citizenSealed",
     a.person_id as "personId",
     extract(epoch from a.starts_at)::float8 * 1000 as "startsAt", extract(epoch from a.ends_at)::float8 * 1000 as "endsAt",
     extract(epoch from a.changed_at)::float8 * 1000 as "changedAt", s.change_until_minutes as "changeUntilMinutes",
     s.name as "serviceName", s.card -> 'needed' as needed, o.name as "officeName", o.street, o.postal_code as "postalCode", o.city,
     o.latitude, o.longitude, o.telephone, o.email, o.time_zone as "timeZone",
     ${isVirtualAppointment('a')} as "isVirtual",
     exists (select from office_queue q where q.tenant_id = $1 and q.office_id = o.id and q.open) as "checksIn",
     exists (select from move_proposal p where p.tenant_id = $1 and p.appointment_id = a.id and p.settled_at is null) as "isToMove"
   from appointment a
   join service s on s.tenant_id = $1 and s.id = a.service_id
   join office o on o.tenant_id = $1 and o.id = a.office_id
   where a.tenant_id = $1 and a.id = $2`,
);

export async function readAppointmentNotice(
  reader: Reader,
  tenantId: TenantId,
  id: AppointmentId,
): Promise<AppointmentNoticeRow | undefined> {
  const [row] = await reader.rows<AppointmentNoticeRow>(NOTICE, [tenantId, id]);
  return row;
}
