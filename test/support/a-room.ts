import { newId } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { aDesk, anAppointment, testConfig, type TestDatabase } from '@casa/testing';
import type { Municipality } from './a-municipality.js';

/** A room that is open, with its citizen, an operator and what was said and given, and a guest who waits. */
export interface TestRoom {
  readonly appointmentId: string;
  readonly documentId: string;
  readonly guestId: string;
  /** What the citizen’s link carries, and the guest’s. */
  readonly link: string;
  readonly invitation: string;
  readonly citizenSeat: string;
  readonly operatorSeat: string;
}

export interface RoomPeople {
  /** Who serves in it. */
  readonly operatorId: string;
  /** The person whose appointment it is, when they had logged in. */
  readonly citizenId?: string;
}

/** What seals and signs, as in every API of a test. */
const { CASA_DATA_KEYS = '', CASA_LINK_KEY = '' } = testConfig();
const keys = new DataKeys(CASA_DATA_KEYS, CASA_LINK_KEY);
const references = new SealedReferences(CASA_LINK_KEY);

const CITIZEN = {
  ...{ givenName: 'Rosa', familyName: 'Sciacovelli', email: 'rosa@example.it', telephone: '080', reason: 'Prova', resident: true },
  ...{ answers: [], address: { street: 'Via Roma 1', postalCode: '70121', city: 'Bari' } },
};
/** Their pages stay open until the tests are over. */
const LONG_SEEN = new Date(Date.now() + 3_600_000);

export async function aRoom(
  database: TestDatabase,
  { tenant, office, service }: Municipality,
  { operatorId, citizenId }: RoomPeople,
): Promise<TestRoom> {
  const [appointmentId, citizen, operator, guestId] = [newId<'Appointment'>(), newId(), newId(), newId()];
  const [messageId, documentId] = [newId(), newId()];
  const seal = (value: string, column: string, id: string) => keys.seal(value, `${column} ${id}`);
  await anAppointment(database, {
    ...{ service, desk: await aDesk(database, office, []), id: appointmentId, channel: 'VIDEO', startsAt: new Date() },
    citizenSealed: seal(JSON.stringify(CITIZEN), 'appointment.citizen_sealed', appointmentId),
  });
  const lay = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [tenant.id, appointmentId, ...values]);
  await lay(`update appointment set person_id = $3 where tenant_id = $1 and id = $2`, citizenId ?? null);
  await lay(`insert into room (tenant_id, appointment_id, sequence, opened_at) values ($1, $2, 9, now())`);
  const enter = (id: string, role: string, state: string, personId: string | null, name: string | null) =>
    lay(
      `insert into room_participant (tenant_id, appointment_id, id, role, state, person_id, name_sealed, seat, connection_id, seen_at, admitted_sequence, sequence, joined_at)
       values ($1, $2, $3, $4, $5, $6, $7, 1, gen_random_uuid(), $8, case when $5 = 'ADMITTED' then 1 end, 1, now())`,
      ...[id, role, state, personId, name, LONG_SEEN],
    );
  await enter(citizen, 'CITIZEN', 'ADMITTED', null, null);
  await enter(operator, 'OPERATOR', 'ADMITTED', operatorId, null);
  await enter(guestId, 'GUEST', 'WAITING', null, seal('Ada Interprete', 'room_participant.name_sealed', guestId));
  await lay(
    `insert into room_signal (tenant_id, appointment_id, sequence, sender_id, recipient_id, content_sealed, sent_at) values ($1, $2, 2, $3, $4, $5, now())`,
    ...[citizen, operator, seal('{}', 'room_signal.content_sealed', `${appointmentId} 2`)],
  );
  await lay(
    `insert into room_message (tenant_id, appointment_id, id, sender_id, text_sealed, sequence, sent_at) values ($1, $2, $3, $4, $5, 3, now())`,
    ...[messageId, citizen, seal('Buongiorno', 'room_message.text_sealed', messageId)],
  );
  await lay(
    `insert into room_document (tenant_id, appointment_id, id, sender_id, name_sealed, media_type, bytes, scanned, sequence, given_at)
     values ($1, $2, $3, $4, $5, 'application/pdf', 1, true, 4, now())`,
    ...[documentId, citizen, seal('modulo.pdf', 'room_document.name_sealed', documentId)],
  );
  await database.asSuperuser(
    `with content as (insert into stored_content (tenant_id, id, key_sealed, pieces, bytes, begun_at) values ($1, $2, $3, 1, 1, now()) returning tenant_id, id)
     insert into stored_piece (tenant_id, content_id, position, sealed) select tenant_id, id, 0, '\\x00' from content`,
    [tenant.id, documentId, seal('no key', 'stored_content.key_sealed', documentId)],
  );
  const token = (kind: string, id: string) => references.make(kind, tenant.id, id, 1);
  return {
    ...{ appointmentId, documentId, guestId },
    ...{ link: token('room link', appointmentId), invitation: token('room invitation', guestId) },
    ...{ citizenSeat: token('room seat', citizen), operatorSeat: token('room seat', operator) },
  };
}
