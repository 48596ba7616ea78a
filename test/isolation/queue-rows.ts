import { randomUUID } from 'node:crypto';
import { aKiosk, anAppointment, aQueue, type TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';

/** A row in every table of the waiting room, each pointing at all it can point at. */
export async function queueRows(database: TestDatabase, { tenant, office, service, desk }: Municipality): Promise<void> {
  await aQueue(database, office, [service]);
  const kioskId = await aKiosk(database, office);
  const { id: appointmentId } = await anAppointment(database, { service, desk, startsAt: new Date('2031-03-03T15:00:00Z') });
  const lay = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [tenant.id, office.id, ...values]);
  await lay(`insert into queue_counter (tenant_id, office_id, day, letter, last, last_at) values ($1, $2, '2031-03-03', 'A', 1, now())`);
  await lay(
    `insert into queue_ticket (tenant_id, office_id, id, service_id, day, letter, number, origin, appointment_id, kiosk_id, language, state, desk_id,
                               taken_at, called_at, changed_at)
     values ($1, $2, $3, $4, '2031-03-03', 'A', 1, 'CHECK_IN', $5, $6, 'it', 'CALLED', $7, now(), now(), now())`,
    ...[randomUUID(), service.id, appointmentId, kioskId, desk.id],
  );
}
