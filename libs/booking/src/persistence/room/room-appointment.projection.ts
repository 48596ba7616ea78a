import type { AppointmentChannel, AppointmentId, OfficeId, PersonId, TenantId } from '@casa/contracts';
import type { Language, LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import { isVirtualAppointment } from '../virtual-desks/virtual-desk.repository.js';

/** What a room must know of its appointment; instants are epoch milliseconds. */
export interface RoomAppointment {
  readonly id: AppointmentId;
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly channel: AppointmentChannel;
  readonly startsAt: number;
  readonly endsAt: number;
  /** A room link is worth as long as the manage links made with it. */
  readonly linkVersion: number;
  readonly language: Language;
  readonly personId: PersonId | null;
  readonly citizenSealed: string;
  readonly serviceName: LocalizedText;
  readonly officeId: OfficeId;
  /** Whether operators of other municipalities may answer. */
  readonly isVirtual: boolean;
  readonly officeName: LocalizedText;
  readonly telephone: string;
  readonly timeZone: string;
}

const FIND = statement(
  'room.appointment',
  `select a.id, a.status, a.channel, extract(epoch from a.starts_at)::float8 * 1000 as "startsAt", extract(epoch from a.ends_at)::float8 * 1000 as "endsAt",
     a.link_version as "linkVersion", a.language, a.person_id as "personId", a.citizen_sealed as "citizenSealed", s.name as "serviceName",
     a.office_id as "officeId", ${isVirtualAppointment('a')} as "isVirtual", o.name as "officeName", o.telephone, o.time_zone as "timeZone"
   from appointment a
   join service s on s.tenant_id = $1 and s.id = a.service_id
   join office o on o.tenant_id = $1 and o.id = a.office_id
   where a.tenant_id = $1 and a.id = $2 and a.channel = 'VIDEO'`,
);

/** @returns undefined for appointments that are not met by video, too. */
export async function roomAppointment(reader: Reader, tenantId: TenantId, id: string): Promise<RoomAppointment | undefined> {
  const [row] = await reader.rows<RoomAppointment>(FIND, [tenantId, id]);
  return row;
}

const ARRIVED = statement(
  'room.appointment-arrived',
  `update appointment set arrived_at = $3, version = version + 1, changed_at = $3
   where tenant_id = $1 and id = $2 and status = 'BOOKED' and coalesce(arrived_at, called_at, started_at, finished_at) is null`,
);

/** Who is in the waiting room has arrived: the office's agenda shows it. */
export function noteArrival(writer: Writer, tenantId: TenantId, id: AppointmentId, now: Date): void {
  writer.send(ARRIVED, [tenantId, id, now]);
}
