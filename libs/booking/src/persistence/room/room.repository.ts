import type { AppointmentId, DeskId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** Says that something happened in a room: `<tenant> <appointment>`, and nothing of what. */
export const ROOM_CHANGED = 'room_changed';

const OPEN = statement(
  'room.open',
  `insert into room (tenant_id, appointment_id, sequence, opened_at) values ($1, $2, 0, $3)
   on conflict (tenant_id, appointment_id) do nothing returning appointment_id`,
);

const LOCK = statement('room.lock', `select sequence from room where tenant_id = $1 and appointment_id = $2 for update`);

const NUMBER = statement(
  'room.number',
  `update room set sequence = sequence + $3 where tenant_id = $1 and appointment_id = $2 returning sequence`,
);

const LAST_NUMBER = statement('room.last-number', `select sequence from room where tenant_id = $1 and appointment_id = $2`);

const TELL = statement(
  'room.tell',
  `select pg_notify('${ROOM_CHANGED}', $1::uuid::text || ' ' || $2::uuid::text) from room where tenant_id = $1 and appointment_id = $2`,
);

const TELL_OF_DESK = statement(
  'room.tell-of-desk',
  `select pg_notify('${ROOM_CHANGED}', $1::uuid::text || ' ' || r.appointment_id::text) from room r
   join appointment a on a.tenant_id = $1 and a.id = r.appointment_id and a.desk_id = $2
   where r.tenant_id = $1 and exists (
     select from room_participant p where p.tenant_id = $1 and p.appointment_id = r.appointment_id and p.connection_id is not null
   )`,
);

/** The room itself: its lock, and the numbers of what happens in it. */
export const rooms = {
  /** Opens its door for the first time. @returns whether it was the first. */
  async open(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId, now: Date): Promise<boolean> {
    return (await reader.rows(OPEN, [tenantId, appointmentId, now])).length > 0;
  },

  /** What happens in a room follows one after the other, until the commit. @returns false when nobody has ever been there. */
  async lock(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId): Promise<boolean> {
    return (await reader.rows(LOCK, [tenantId, appointmentId])).length > 0;
  },

  /** Gives numbers to things that happen in a room, and tells every process with the commit. @returns the first number. */
  async number(transaction: Reader & Writer, tenantId: TenantId, appointmentId: AppointmentId, things = 1): Promise<number> {
    const [row] = await transaction.rows<{ sequence: number }>(NUMBER, [tenantId, appointmentId, things]);
    if (!row) throw new Error('something happened in a room that is not there');
    rooms.tell(transaction, tenantId, appointmentId);
    return row.sequence - things + 1;
  },

  /** The number of the last thing that happened. */
  async lastNumber(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId): Promise<number | undefined> {
    const [row] = await reader.rows<{ sequence: number }>(LAST_NUMBER, [tenantId, appointmentId]);
    return row?.sequence;
  },

  /** Has its pages look again with the commit, where anybody has ever been in it: its appointment, or a right to be there, is another. */
  tell(writer: Writer, tenantId: TenantId, appointmentId: AppointmentId): void {
    writer.send(TELL, [tenantId, appointmentId]);
  },

  /** The same for every room of a desk that has a page open. */
  tellOfDesk(writer: Writer, tenantId: TenantId, deskId: DeskId): void {
    writer.send(TELL_OF_DESK, [tenantId, deskId]);
  },
};
