import { randomUUID } from 'node:crypto';
import type { KioskId } from '@casa/contracts';
import type { TestDatabase } from '../test-database.js';
import type { TestService } from './a-service.js';
import type { TestOffice } from './an-office.js';
import { insert } from './insert.js';

/** How a waiting room is run, as it was written. */
export interface TestQueue {
  readonly open: boolean;
  readonly knownKiosksOnly: boolean;
  readonly lastTicketMinutes: number;
  readonly checkInMinutes: number;
  readonly homeMinutes: number | null;
  readonly homeMeters: number | null;
  readonly homeTickets: number;
  readonly toleranceMinutes: number;
  readonly patienceMinutes: number;
  readonly bookedPerWalkIn: number;
}

/** The waiting room of an office: its services get the letters A, B, C… and are given without booking, at any machine. */
export async function aQueue(
  database: TestDatabase,
  office: TestOffice,
  services: readonly TestService[],
  given: Partial<TestQueue> = {},
): Promise<TestQueue> {
  const queue: TestQueue = {
    open: true,
    knownKiosksOnly: false,
    lastTicketMinutes: 0,
    checkInMinutes: 60,
    homeMinutes: null,
    homeMeters: null,
    homeTickets: 20,
    toleranceMinutes: 10,
    patienceMinutes: 20,
    bookedPerWalkIn: 2,
    ...given,
  };
  const { tenantId } = office;
  await insert(database, tenantId, 'office_queue', {
    ...{ tenant_id: tenantId, office_id: office.id, open: queue.open, known_kiosks_only: queue.knownKiosksOnly },
    ...{ last_ticket_minutes: queue.lastTicketMinutes, check_in_minutes: queue.checkInMinutes },
    ...{ home_minutes: queue.homeMinutes, home_meters: queue.homeMeters, home_tickets: queue.homeTickets },
    ...{ tolerance_minutes: queue.toleranceMinutes, patience_minutes: queue.patienceMinutes, booked_per_walk_in: queue.bookedPerWalkIn },
    changed_at: new Date('2026-01-01T00:00:00Z'),
  });
  for (const [place, { id }] of services.entries()) {
    const row = { tenant_id: tenantId, office_id: office.id, service_id: id, letter: String.fromCharCode(65 + place), walk_ins: true };
    await insert(database, tenantId, 'queue_service', row);
  }
  return queue;
}

/** A ticket machine that the office has made known. */
export async function aKiosk(database: TestDatabase, { id: officeId, tenantId }: TestOffice): Promise<KioskId> {
  const id = randomUUID() as string as KioskId;
  const row = {
    tenant_id: tenantId,
    id,
    office_id: officeId,
    name: 'Ingresso',
    link_version: 1,
    created_at: new Date('2026-01-01T00:00:00Z'),
  };
  await insert(database, tenantId, 'queue_kiosk', row);
  return id;
}
