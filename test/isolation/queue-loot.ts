import type { DataKeys } from '@casa/platform/crypto';
import { aDesk, aKiosk, anAppointment, aQueue, aSpecialOpening, type TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import type { RunningApi } from '../support/running-api.js';
import { aSession, type TestSession } from '../support/sessions.js';

/** What a stranger could have got hold of in the other municipality’s waiting room. */
export interface QueueLoot {
  /** A ticket that waits, its link and its id. */
  readonly ticketToken: string;
  readonly ticketId: string;
  /** Of an appointment that begins now. */
  readonly code: string;
  readonly kioskId: string;
  /** Who works at every office of the caller’s municipality, and manages them. */
  readonly operator: TestSession;
  readonly manager: TestSession;
}

const NOBODY = { headers: {}, personId: '', sessionId: '', membershipIds: [] };
export const NO_QUEUE_LOOT: QueueLoot = { ticketToken: '', ticketId: '', code: '', kioskId: '', operator: NOBODY, manager: NOBODY };

const TAKE = `mutation ($input: TakeTicketInput!) { takeTicket(input: $input) { ... on TicketTaken { token } } }`;

/** Opens the waiting rooms of a municipality, today until midnight. */
export async function openQueue(database: TestDatabase, { office, service }: Municipality): Promise<void> {
  await aQueue(database, office, [service], { homeMinutes: 30, homeTickets: 500 });
  const day = new Date().toLocaleDateString('en-CA', { timeZone: office.timeZone });
  await aSpecialOpening(database, office, { day, opens: '00:00', closes: '24:00' });
}

let codes = 0;

/** A fresh ticket, appointment and machine of the other’s. */
export async function queueLoot(
  database: TestDatabase,
  api: RunningApi,
  keys: DataKeys,
  a: Municipality,
  b: Municipality,
): Promise<QueueLoot> {
  const { data, body } = await api.ask(b.host, {
    query: TAKE,
    variables: { input: { officeId: b.office.id, serviceId: b.service.id, place: 'HOME' } },
  });
  const { token } = data?.['takeTicket'] as { token?: string };
  if (token === undefined) throw new Error(`no ticket: ${body}`);
  const [ticket] = await database.asSuperuser('select id from queue_ticket where tenant_id = $1 order by id desc limit 1', [b.tenant.id]);
  const code = `BA-${String((codes += 1)).padStart(8, '0')}`;
  await anAppointment(database, { service: b.service, desk: await aDesk(database, b.office, []), startsAt: new Date(), code });
  return {
    ticketToken: token,
    ticketId: String(ticket?.['id']),
    code,
    kioskId: await aKiosk(database, b.office),
    operator: await aSession(database, a.tenant, { keys, roles: ['OPERATOR'] }),
    manager: await aSession(database, a.tenant, { keys, roles: ['OFFICE_MANAGER'] }),
  };
}
