import type { TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import { isAtDesk } from '../../domain/queue/ticket-state.js';
import { type Ticket, TICKET_COLUMNS } from './ticket.repository.js';
import type { OfficeDay } from './waiting-room.projection.js';

/** Who is on the way from home is among them until their time is over. Over are only the last: a day has hundreds. */
const TODAY = statement(
  'queue.tickets-today',
  `(select ${TICKET_COLUMNS} from queue_ticket t
    where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.state in ('WAITING', 'CALLED', 'IN_PROGRESS')
      and (t.state <> 'WAITING' or t.arrived_at is not null or t.arrive_by > $5)
    order by t.turn, t.taken_at, t.id)
   union all
   (select ${TICKET_COLUMNS} from queue_ticket t
    where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.state in ('SERVED', 'NO_SHOW', 'LEFT') order by t.ended_at desc nulls last, t.id limit $4)`,
);

const MOST_OVER = 15;

/** An office's tickets of a day, by where they stand. */
export async function ticketsToday(
  reader: Reader,
  tenantId: TenantId,
  { officeId, day }: Pick<OfficeDay, 'officeId' | 'day'>,
  now: Date,
): Promise<{ readonly waiting: readonly Ticket[]; readonly atDesks: readonly Ticket[]; readonly over: readonly Ticket[] }> {
  const all = await reader.rows<Ticket>(TODAY, [tenantId, officeId, day, MOST_OVER, now]);
  return {
    waiting: all.filter(({ state }) => state === 'WAITING'),
    atDesks: all.filter(({ state }) => isAtDesk(state)),
    over: all.filter(({ state }) => state !== 'WAITING' && !isAtDesk(state)),
  };
}
