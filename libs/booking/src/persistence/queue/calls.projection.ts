import type { DeskId, OfficeId, ServiceId, TenantId, TicketId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { TicketState } from '../../domain/queue/ticket-state.js';
import type { OfficeDay } from './waiting-room.projection.js';

const CALLS = statement(
  'queue.calls-today',
  `select t.id, t.letter, t.number, t.state, t.service_id as "serviceId", t.desk_id as "deskId", d.name as "deskName", t.calls, t.language,
     extract(epoch from t.called_at)::float8 * 1000 as "calledAt"
   from queue_ticket t join desk d on d.tenant_id = $1 and d.id = t.desk_id
   where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.called_at is not null and t.state <> 'LEFT'
   order by t.called_at desc, t.id limit $4`,
);

const CALLED_OF_LETTER = statement(
  'queue.last-called-of-letter',
  `select t.number from queue_ticket t
   where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.letter = $4 and t.called_at is not null order by t.called_at desc, t.id limit 1`,
);

const WAITING_COUNT = statement(
  'queue.waiting-count',
  `select count(*)::int as count from queue_ticket t
   where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.state = 'WAITING' and t.arrived_at is not null`,
);

/** A number that was called to a desk; instants are epoch milliseconds. */
export interface CalledTicket {
  readonly id: TicketId;
  readonly letter: string;
  readonly number: number;
  readonly state: TicketState;
  readonly serviceId: ServiceId;
  readonly deskId: DeskId;
  readonly deskName: string;
  readonly calls: number;
  readonly language: Language;
  readonly calledAt: number;
}

type Day = Pick<OfficeDay, 'officeId' | 'day'>;

/** The last numbers called, the newest first. */
export function callsToday(reader: Reader, tenantId: TenantId, { officeId, day }: Day, limit: number): Promise<CalledTicket[]> {
  return reader.rows<CalledTicket>(CALLS, [tenantId, officeId, day, limit]);
}

/** The number of a letter that was called last. */
export async function lastCalledNumber(
  reader: Reader,
  tenantId: TenantId,
  { officeId, day }: Day,
  letter: string,
): Promise<number | undefined> {
  const [row] = await reader.rows<{ number: number }>(CALLED_OF_LETTER, [tenantId, officeId, day, letter]);
  return row?.number;
}

export async function waitingCount(
  reader: Reader,
  tenantId: TenantId,
  { officeId, day }: { officeId: OfficeId; day: string },
): Promise<number> {
  const [row] = await reader.rows<{ count: number }>(WAITING_COUNT, [tenantId, officeId, day]);
  return row?.count ?? 0;
}
