import type { AppointmentId, RoomMessageId, RoomParticipantId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** Something written in a room. */
export interface Message {
  readonly id: RoomMessageId;
  readonly senderId: RoomParticipantId;
  readonly textSealed: string;
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

const ADD = statement(
  'room.add-message',
  `insert into room_message (tenant_id, id, appointment_id, sender_id, text_sealed, sequence, sent_at) values ($1, $2, $3, $4, $5, $6, $7)`,
);

const KNOWN = statement('room.message-known', `select id from room_message where tenant_id = $1 and id = $2`);

const COUNT = statement(
  'room.count-messages',
  `select count(*)::int as count from room_message where tenant_id = $1 and appointment_id = $2`,
);

const BETWEEN = statement(
  'room.messages-between',
  `select id, sender_id as "senderId", text_sealed as "textSealed", sequence, extract(epoch from sent_at)::float8 * 1000 as "sentAt" from room_message
   where tenant_id = $1 and appointment_id = $2 and sequence > $3 and sequence <= $4 order by sequence`,
);

const DROP = statement('room.drop-messages', `delete from room_message where tenant_id = $1 and appointment_id = $2`);

/** What is written in a room is there until the room is over. */
export const messages = {
  add(writer: Writer, tenantId: TenantId, appointmentId: AppointmentId, { id, senderId, textSealed, sequence, sentAt }: Message): void {
    writer.send(ADD, [tenantId, id, appointmentId, senderId, textSealed, sequence, new Date(sentAt)]);
  },

  /** Whether it is there already: what was sent and not answered is sent again. */
  async isKnown(reader: Reader, tenantId: TenantId, id: RoomMessageId): Promise<boolean> {
    return (await reader.rows(KNOWN, [tenantId, id])).length > 0;
  },

  async count(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(COUNT, [tenantId, appointmentId]);
    return row?.count ?? 0;
  },

  between(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId, after: number, until: number): Promise<Message[]> {
    return reader.rows<Message>(BETWEEN, [tenantId, appointmentId, after, until]);
  },

  drop(writer: Writer, tenantId: TenantId, appointmentId: AppointmentId): void {
    writer.send(DROP, [tenantId, appointmentId]);
  },
};
