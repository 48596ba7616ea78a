import type { AppointmentId, PersonId, RoomParticipantId, TenantId } from '@casa/contracts';
import { type Reader, type Statement, statement, type Writer } from '@casa/platform/database';
import { GONE_AFTER_MS, type ParticipantState, type RoomRole } from '../../domain/room/participant.js';

/** Somebody in a room, or invited to it. */
export interface Participant {
  readonly id: RoomParticipantId;
  readonly appointmentId: AppointmentId;
  readonly role: RoomRole;
  readonly state: ParticipantState;
  /** Of an operator. */
  readonly personId: PersonId | null;
  /** Of a guest, until the room is over. */
  readonly nameSealed: string | null;
  /** Raised when another browser takes the place: what the one before has is worth nothing then. */
  readonly seat: number;
  /** Of the page that is open. */
  readonly connectionId: string | null;
  /** Its last sign of life, epoch milliseconds; null: it gave none for too long. */
  readonly seenAt: number | null;
  /** The number of their admission: from then on they see what was said before it. */
  readonly admittedSequence: number | null;
  /** Of their last change. */
  readonly sequence: number;
}

const COLUMNS = `
  p.id, p.appointment_id as "appointmentId", p.role, p.state, p.person_id as "personId", p.name_sealed as "nameSealed", p.seat,
  p.connection_id as "connectionId", extract(epoch from p.seen_at)::float8 * 1000 as "seenAt", p.admitted_sequence as "admittedSequence", p.sequence`;

const BY_ID = statement('room.participant', `select ${COLUMNS} from room_participant p where p.tenant_id = $1 and p.id = $2`);

const CITIZEN = statement(
  'room.citizen',
  `select ${COLUMNS} from room_participant p where p.tenant_id = $1 and p.appointment_id = $2 and p.role = 'CITIZEN'`,
);

const OPERATOR = statement(
  'room.operator',
  `select ${COLUMNS} from room_participant p where p.tenant_id = $1 and p.appointment_id = $2 and p.role = 'OPERATOR' and p.person_id = $3`,
);

const OF_ROOM = statement(
  'room.participants',
  `select ${COLUMNS} from room_participant p where p.tenant_id = $1 and p.appointment_id = $2 order by p.joined_at, p.id`,
);

const ADD = statement(
  'room.add-participant',
  `insert into room_participant (tenant_id, id, appointment_id, role, state, person_id, name_sealed, seat, sequence, joined_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

const CHANGE = statement(
  'room.change-participant',
  `update room_participant set state = $3, seat = $4, connection_id = $5, seen_at = $6, admitted_sequence = $7, sequence = $8
   where tenant_id = $1 and id = $2`,
);

const SEEN = statement(
  'room.seen',
  `update room_participant set seen_at = $3 where tenant_id = $1 and connection_id = any ($2::uuid[]) and seen_at is not null`,
);

const BACK = statement(
  'room.back',
  `select ${COLUMNS} from room_participant p where p.tenant_id = $1 and p.connection_id = any ($2::uuid[]) and p.seen_at is null`,
);

const GONE = statement(
  'room.gone',
  `select ${COLUMNS} from room_participant p
   where p.tenant_id = $1 and p.appointment_id = any ($2::uuid[]) and p.connection_id is not null and p.seen_at < $3`,
);

const END = statement(
  'room.end-participants',
  `update room_participant
   set state = case when state = 'REFUSED' then state else 'LEFT' end, connection_id = null, name_sealed = null, sequence = $3
   where tenant_id = $1 and appointment_id = $2`,
);

/** Every query of the people in rooms. They are changed under the lock of their room. */
export const participants = {
  byId(reader: Reader, tenantId: TenantId, id: string): Promise<Participant | undefined> {
    return first(reader, BY_ID, [tenantId, id]);
  },

  citizen(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId): Promise<Participant | undefined> {
    return first(reader, CITIZEN, [tenantId, appointmentId]);
  },

  operator(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId, personId: PersonId): Promise<Participant | undefined> {
    return first(reader, OPERATOR, [tenantId, appointmentId, personId]);
  },

  ofRoom(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId): Promise<Participant[]> {
    return reader.rows<Participant>(OF_ROOM, [tenantId, appointmentId]);
  },

  add(writer: Writer, tenantId: TenantId, participant: Participant, now: Date): void {
    const { id, appointmentId, role, state, personId, nameSealed, seat, sequence } = participant;
    writer.send(ADD, [tenantId, id, appointmentId, role, state, personId, nameSealed, seat, sequence, now]);
  },

  /** Writes what became of one. */
  change(writer: Writer, tenantId: TenantId, participant: Participant): void {
    const { id, state, seat, connectionId, seenAt, admittedSequence, sequence } = participant;
    const seen = seenAt === null ? null : new Date(seenAt);
    writer.send(CHANGE, [tenantId, id, state, seat, connectionId, seen, admittedSequence, sequence]);
  },

  /** Signs of life of pages that are open, and are shown to be. */
  seen(writer: Writer, tenantId: TenantId, connectionIds: readonly string[], now: Date): void {
    writer.send(SEEN, [tenantId, connectionIds, now]);
  },

  /** Of pages that are open, those that are shown as gone. */
  back(reader: Reader, tenantId: TenantId, connectionIds: readonly string[]): Promise<Participant[]> {
    return reader.rows<Participant>(BACK, [tenantId, connectionIds]);
  },

  /** Of some rooms, those whose page should be open and has given no sign for too long. */
  gone(reader: Reader, tenantId: TenantId, appointmentIds: readonly AppointmentId[], now: Date): Promise<Participant[]> {
    return reader.rows<Participant>(GONE, [tenantId, appointmentIds, new Date(now.getTime() - GONE_AFTER_MS)]);
  },

  /** The room is over: nobody is in it, and who its guests were is forgotten. */
  end(writer: Writer, tenantId: TenantId, appointmentId: AppointmentId, sequence: number): void {
    writer.send(END, [tenantId, appointmentId, sequence]);
  },
};

async function first(reader: Reader, query: Statement, values: readonly unknown[]): Promise<Participant | undefined> {
  const [row] = await reader.rows<Participant>(query, values);
  return row;
}
