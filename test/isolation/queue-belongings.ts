import { newId } from '@casa/kernel';
import { aDesk, aKiosk, aQueue, aSpecialOpening, type TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';

/** What of a waiting room somebody has, or the office in it. */
export interface QueueBelongings {
  /** Of a number that waits. */
  readonly ticketToken: string;
  readonly waitingTicket: string;
  /** Of one that was called to the desk. */
  readonly calledTicket: string;
  /** A desk that is free. */
  readonly desk: string;
  readonly kiosk: string;
  readonly kioskToken: string;
}

/** Opens a municipality's waiting room, today until midnight: known machines give numbers, and everybody takes them at home. */
export async function openWaitingRoom(database: TestDatabase, { office, service }: Municipality): Promise<void> {
  await aQueue(database, office, [service], { knownKiosksOnly: true, homeMinutes: 30, homeTickets: 500 });
  await aSpecialOpening(database, office, { day: todayAt(office), opens: '00:00', closes: '24:00' });
}

/** @param link makes a token of a kind. */
export async function queueBelongings(
  database: TestDatabase,
  town: Municipality,
  link: (kind: string, id: string) => string,
): Promise<QueueBelongings> {
  const { office } = town;
  const [waitingTicket, calledTicket] = [newId(), newId()];
  const [free, busy] = [await aDesk(database, office, []), await aDesk(database, office, [])];
  await aTicket(database, town, waitingTicket);
  await aTicket(database, town, calledTicket, busy.id);
  const kiosk = await aKiosk(database, office);
  return {
    ...{ waitingTicket, calledTicket, kiosk, desk: free.id },
    ticketToken: link('queue ticket', waitingTicket),
    kioskToken: link('queue kiosk', kiosk),
  };
}

let numbers = 0;

/** Taken at the machine; called when there is a desk. */
async function aTicket(database: TestDatabase, { tenant, office, service }: Municipality, id: string, deskId?: string): Promise<void> {
  await database.asSuperuser(
    `insert into queue_ticket (tenant_id, id, office_id, service_id, day, letter, number, origin, language, state, taken_at, arrived_at, changed_at, desk_id, called_at)
     values ($1, $2, $3, $4, $5, 'N', $6, 'KIOSK', 'it', $7, now(), now(), now(), $8::uuid, case when $8::uuid is not null then now() end)`,
    [tenant.id, id, office.id, service.id, todayAt(office), (numbers += 1), deskId === undefined ? 'WAITING' : 'CALLED', deskId ?? null],
  );
}

function todayAt({ timeZone }: Municipality['office']): string {
  return new Date().toLocaleDateString('en-CA', { timeZone });
}
