import type { AppointmentChannel, AppointmentId, OfficeId, PersonId, ServiceId, TenantId, TicketId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** What checking in asks of an appointment; instants are epoch milliseconds. */
export interface ArrivingAppointment {
  readonly id: AppointmentId;
  readonly serviceId: ServiceId;
  readonly officeId: OfficeId;
  readonly channel: AppointmentChannel;
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly startsAt: number;
  readonly arrivedAt: number | null;
  readonly linkVersion: number;
  readonly language: Language;
  readonly personId: PersonId | null;
  readonly isOver: boolean;
}

/** The appointment behind a ticket. */
export type TicketHolder = Pick<ArrivingAppointment, 'id' | 'serviceId' | 'language' | 'personId' | 'arrivedAt'>;

const COLUMNS = `
  a.id, a.service_id as "serviceId", a.office_id as "officeId", a.channel, a.status, extract(epoch from a.starts_at)::float8 * 1000 as "startsAt",
  extract(epoch from a.arrived_at)::float8 * 1000 as "arrivedAt", a.link_version as "linkVersion", a.language, a.person_id as "personId", a.outcome is not null as "isOver"`;

const BY_CODE = statement(
  'queue.appointment-by-code',
  `select ${COLUMNS} from appointment a where a.tenant_id = $1 and a.code = $2 for update`,
);

const BY_ID = statement('queue.appointment-by-id', `select ${COLUMNS} from appointment a where a.tenant_id = $1 and a.id = $2 for update`);

const LOCK_OF_TICKET = statement(
  'queue.lock-appointment-of-ticket',
  `select ${COLUMNS} from queue_ticket t join appointment a on a.tenant_id = $1 and a.id = t.appointment_id
   where t.tenant_id = $1 and t.id = $2 for update of a`,
);

const FOLLOW_TICKET = statement(
  'queue.appointment-follows-ticket',
  `update appointment a
   set arrived_at = case when t.state = 'LEFT' then null else t.arrived_at end, called_at = t.called_at, called_desk_id = nullif(t.desk_id, a.desk_id),
       started_at = t.started_at, finished_at = case when t.state in ('SERVED', 'NO_SHOW') then t.ended_at end,
       outcome = case when t.state in ('SERVED', 'NO_SHOW') then t.state end, served_by = coalesce($3, a.served_by), version = a.version + 1,
       changed_at = t.changed_at
   from queue_ticket t where t.tenant_id = $1 and t.id = $2 and a.tenant_id = $1 and a.id = t.appointment_id and a.office_id = t.office_id`,
);

// Called to no desk of its own is called to the appointment's. Whose arrival is taken back may come after all; whoever left has left.
const FOLLOW_APPOINTMENT = statement(
  'queue.ticket-follows-appointment',
  `update queue_ticket t
   set state = case when a.status = 'CANCELLED' then 'LEFT' when a.outcome is not null then a.outcome when a.started_at is not null then 'IN_PROGRESS'
                    when a.called_at is not null then 'CALLED' when a.arrived_at is not null then 'WAITING' else 'LEFT' end,
       desk_id = case when a.called_at is null and a.started_at is null and a.outcome is null then null else coalesce(a.called_desk_id, a.desk_id) end,
       arrived_at = case when t.state = 'WAITING' and a.status = 'BOOKED' and a.arrived_at is null then null else t.arrived_at end,
       called_at = coalesce(a.called_at, a.started_at, a.finished_at),
       calls = t.calls + case when a.called_at is distinct from t.called_at and a.called_at is not null then 1 else 0 end,
       started_at = a.started_at, ended_at = a.finished_at, changed_at = a.changed_at
   from appointment a where a.tenant_id = $1 and a.id = $2 and t.tenant_id = $1 and t.appointment_id = a.id and t.office_id = a.office_id
     and t.day = (select max(newest.day) from queue_ticket newest
                  where newest.tenant_id = $1 and newest.appointment_id = $2 and newest.office_id = a.office_id)`,
);

/** Appointments whose people are in the waiting room: a change of the one is a change of the other, in the same transaction. */
export const ticketAppointments = {
  /** Locked. @param code BA-7K3Q9MXT */
  async byCode(reader: Reader, tenantId: TenantId, code: string): Promise<ArrivingAppointment | undefined> {
    const [appointment] = await reader.rows<ArrivingAppointment>(BY_CODE, [tenantId, code]);
    return appointment;
  },

  /** Locked. */
  async byId(reader: Reader, tenantId: TenantId, id: string): Promise<ArrivingAppointment | undefined> {
    const [appointment] = await reader.rows<ArrivingAppointment>(BY_ID, [tenantId, id]);
    return appointment;
  },

  /**
   * The appointment of a ticket, locked. Whoever changes both takes the appointment first, then the ticket, so that nobody waits for somebody who
   * waits for them.
   */
  async lockOfTicket(reader: Reader, tenantId: TenantId, ticketId: string): Promise<TicketHolder | undefined> {
    const [appointment] = await reader.rows<TicketHolder>(LOCK_OF_TICKET, [tenantId, ticketId]);
    return appointment;
  },

  /** After a change of a ticket. @param servedBy the operator who made it. */
  followTicket(writer: Writer, tenantId: TenantId, ticketId: TicketId, servedBy: PersonId | null): void {
    writer.send(FOLLOW_TICKET, [tenantId, ticketId, servedBy]);
  },

  /** After a change of an appointment by other ways than its ticket; nothing happens when it has none. */
  followAppointment(writer: Writer, tenantId: TenantId, appointmentId: AppointmentId): void {
    writer.send(FOLLOW_APPOINTMENT, [tenantId, appointmentId]);
  },
};
