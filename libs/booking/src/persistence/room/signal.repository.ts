import type { AppointmentId, RoomParticipantId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** What one browser says to another, as both understand it; to us it is sealed text. */
export interface Signal {
  readonly sequence: number;
  readonly senderId: RoomParticipantId;
  readonly recipientId: RoomParticipantId;
  readonly contentSealed: string;
}

const ADD = statement(
  'room.add-signals',
  `insert into room_signal (tenant_id, appointment_id, sequence, sender_id, recipient_id, content_sealed, sent_at)
   select $1, $2, s.sequence, $3, s.recipient, s.sealed, $4 from unnest($5::int[], $6::uuid[], $7::text[]) as s (sequence, recipient, sealed)`,
);

const TO = statement(
  'room.signals-to',
  `select sequence, sender_id as "senderId", recipient_id as "recipientId", content_sealed as "contentSealed" from room_signal
   where tenant_id = $1 and recipient_id = $2 and sequence > $3 and sequence <= $4 order by sequence`,
);

const DROP_OLD = statement(
  'room.drop-old-signals',
  `delete from room_signal where tenant_id = $1 and appointment_id = $2 and sent_at < $3`,
);

const DROP_TO = statement('room.drop-signals-to', `delete from room_signal where tenant_id = $1 and recipient_id = $2`);

const COUNT = statement('room.count-signals', `select count(*)::int as count from room_signal where tenant_id = $1 and sender_id = $2`);

/** Signals live for minutes. */
export const signals = {
  add(
    writer: Writer,
    tenantId: TenantId,
    appointmentId: AppointmentId,
    senderId: RoomParticipantId,
    sent: readonly Omit<Signal, 'senderId'>[],
    now: Date,
  ): void {
    writer.send(ADD, [
      ...[tenantId, appointmentId, senderId, now],
      ...[sent.map(({ sequence }) => sequence), sent.map(({ recipientId }) => recipientId), sent.map(({ contentSealed }) => contentSealed)],
    ]);
  },

  /** What one was sent, in order, between two numbers. */
  to(reader: Reader, tenantId: TenantId, recipientId: RoomParticipantId, after: number, until: number): Promise<Signal[]> {
    return reader.rows<Signal>(TO, [tenantId, recipientId, after, until]);
  },

  async count(reader: Reader, tenantId: TenantId, senderId: RoomParticipantId): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(COUNT, [tenantId, senderId]);
    return row?.count ?? 0;
  },

  /** Drops those of a room sent before an instant. */
  dropOld(writer: Writer, tenantId: TenantId, appointmentId: AppointmentId, before: Date): void {
    writer.send(DROP_OLD, [tenantId, appointmentId, before]);
  },

  /** Drops what was sent to one: it was for the page that is no more. */
  dropTo(writer: Writer, tenantId: TenantId, recipientId: RoomParticipantId): void {
    writer.send(DROP_TO, [tenantId, recipientId]);
  },
};
