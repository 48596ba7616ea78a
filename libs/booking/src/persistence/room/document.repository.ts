import type { AppointmentId, ContentId, RoomDocumentId, RoomParticipantId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** A document that was given in a room; its content is stored under the same id. */
export interface GivenDocument {
  readonly id: RoomDocumentId;
  readonly appointmentId: AppointmentId;
  readonly senderId: RoomParticipantId;
  readonly nameSealed: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Whether ClamAV has looked at it; where none is configured nobody has. */
  readonly scanned: boolean;
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly givenAt: number;
}

const COLUMNS = `
  d.id, d.appointment_id as "appointmentId", d.sender_id as "senderId", d.name_sealed as "nameSealed", d.media_type as "mediaType", d.bytes, d.scanned,
  d.sequence, extract(epoch from d.given_at)::float8 * 1000 as "givenAt"`;

const BEGIN = statement(
  'room.begin-document',
  `insert into room_document (tenant_id, id, appointment_id, sender_id, name_sealed, given_at) values ($1, $2, $3, $4, $5, $6)`,
);

const SHOW = statement(
  'room.show-document',
  `update room_document set media_type = $3, bytes = $4, scanned = $5, sequence = $6 where tenant_id = $1 and id = $2`,
);

const DROP = statement('room.drop-document', `delete from room_document where tenant_id = $1 and id = $2`);

const COUNT = statement(
  'room.count-documents',
  `select count(*)::int as count from room_document where tenant_id = $1 and appointment_id = $2`,
);

const BY_ID = statement(
  'room.document',
  `select ${COLUMNS} from room_document d where d.tenant_id = $1 and d.id = $2 and d.sequence is not null`,
);

const BETWEEN = statement(
  'room.documents-between',
  `select ${COLUMNS} from room_document d where d.tenant_id = $1 and d.appointment_id = $2 and d.sequence > $3 and d.sequence <= $4 order by d.sequence`,
);

const OF_APPOINTMENTS = statement(
  'room.documents-of-appointments',
  `select ${COLUMNS} from room_document d
   where d.tenant_id = $1 and d.appointment_id = any ($2::uuid[]) and d.sequence is not null order by d.sequence`,
);

const DROP_UNFINISHED = statement(
  'room.drop-unfinished-documents',
  `delete from room_document where tenant_id = $1 and appointment_id = $2 and sequence is null returning id`,
);

const FORGET = statement(
  'room.forget-documents',
  `delete from room_document d using appointment a
   where d.tenant_id = $1 and a.tenant_id = $1 and a.id = d.appointment_id and a.ends_at < $2 returning d.id`,
);

/** Every query of the documents given in rooms: what lists and shows them, only of those that may be seen. */
export const givenDocuments = {
  /** Before its content is taken: one that breaks off is found again. */
  begin(
    writer: Writer,
    tenantId: TenantId,
    { id, appointmentId, senderId, nameSealed }: Pick<GivenDocument, 'id' | 'appointmentId' | 'senderId' | 'nameSealed'>,
    now: Date,
  ): void {
    writer.send(BEGIN, [tenantId, id, appointmentId, senderId, nameSealed, now]);
  },

  show(
    writer: Writer,
    tenantId: TenantId,
    { id, mediaType, bytes, scanned, sequence }: Pick<GivenDocument, 'id' | 'mediaType' | 'bytes' | 'scanned' | 'sequence'>,
  ): void {
    writer.send(SHOW, [tenantId, id, mediaType, bytes, scanned, sequence]);
  },

  drop(writer: Writer, tenantId: TenantId, id: RoomDocumentId): void {
    writer.send(DROP, [tenantId, id]);
  },

  async count(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(COUNT, [tenantId, appointmentId]);
    return row?.count ?? 0;
  },

  async byId(reader: Reader, tenantId: TenantId, id: string): Promise<GivenDocument | undefined> {
    const [row] = await reader.rows<GivenDocument>(BY_ID, [tenantId, id]);
    return row;
  },

  between(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId, after: number, until: number): Promise<GivenDocument[]> {
    return reader.rows<GivenDocument>(BETWEEN, [tenantId, appointmentId, after, until]);
  },

  ofAppointments(reader: Reader, tenantId: TenantId, appointmentIds: readonly AppointmentId[]): Promise<GivenDocument[]> {
    return reader.rows<GivenDocument>(OF_APPOINTMENTS, [tenantId, appointmentIds]);
  },

  /** Of a room that is over: those that were never all there. @returns whose contents are to be dropped. */
  async dropUnfinished(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId): Promise<ContentId[]> {
    const rows = await reader.rows<{ id: ContentId }>(DROP_UNFINISHED, [tenantId, appointmentId]);
    return rows.map(({ id }) => id);
  },

  /** Those of appointments that ended before an instant. @returns whose contents are to be dropped. */
  async forget(reader: Reader, tenantId: TenantId, before: Date): Promise<ContentId[]> {
    const rows = await reader.rows<{ id: ContentId }>(FORGET, [tenantId, before]);
    return rows.map(({ id }) => id);
  },
};
