import { randomUUID } from 'node:crypto';
import { DataKeys } from '@casa/platform/crypto';
import { anAppointment, testConfig, type TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import { aSession } from '../support/sessions.js';

const { CASA_DATA_KEYS = '', CASA_LINK_KEY = '' } = testConfig();
let closed = 0;

export interface ClosureRows {
  readonly closureId: string;
  readonly proposalId: string;
}

/** A closure of an office that somebody decided, far ahead, and an appointment inside that asks its citizen for another time. */
export async function closureRows(database: TestDatabase, { tenant, office, service, desk }: Municipality): Promise<ClosureRows> {
  closed += 1;
  const startsAt = new Date(Date.UTC(2032, 0, 1, 9) + closed * 3_600_000);
  const { personId } = await aSession(database, tenant);
  const [closureId, proposalId] = [randomUUID(), randomUUID()];
  const { id: appointmentId } = await anAppointment(database, { service, desk, startsAt });
  const citizen = {
    givenName: 'Nicola',
    familyName: 'Sciacovelli',
    email: 'nicola@example.it',
    address: {},
    resident: true,
    reason: '',
    answers: [],
  };
  const sealed = new DataKeys(CASA_DATA_KEYS, CASA_LINK_KEY).seal(JSON.stringify(citizen), `appointment.citizen_sealed ${appointmentId}`);
  await database.asSuperuser('update appointment set citizen_sealed = $2, person_id = $3 where id = $1', [appointmentId, sealed, personId]);
  await database.asSuperuser(
    `insert into office_closure (tenant_id, id, office_id, starts_at, ends_at, reason, created_by, created_at)
     values ($1, $2, $3, $4, $4::timestamptz + interval '1 hour', '{"it": "Lavori"}', $5, now())`,
    [tenant.id, closureId, office.id, startsAt, personId],
  );
  await database.asSuperuser(
    `insert into move_proposal (tenant_id, id, closure_id, appointment_id, person_id, was_at, was_desk_id, status, round, link_version, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'NOTHING_FREE', 1, 1, now())`,
    [tenant.id, proposalId, closureId, appointmentId, personId, startsAt, desk.id],
  );
  return { closureId, proposalId };
}
