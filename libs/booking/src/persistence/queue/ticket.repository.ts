import type { AppointmentId, DeskId, KioskId, OfficeId, ServiceId, TenantId, TicketId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { RecentPresses } from '../../domain/queue/pressing.js';
import type { TicketOrigin, TicketState } from '../../domain/queue/ticket-state.js';

/** A number in a waiting room; instants are epoch milliseconds. */
export interface Ticket {
  readonly id: TicketId;
  readonly officeId: OfficeId;
  readonly serviceId: ServiceId;
  /** The day it is for, in the office's zone. */
  readonly day: string;
  readonly letter: string;
  readonly number: number;
  readonly origin: TicketOrigin;
  readonly appointmentId: AppointmentId | null;
  /** When the appointment begins. */
  readonly bookedFor: number | null;
  readonly language: Language;
  readonly precedence: boolean;
  readonly state: TicketState;
  readonly deskId: DeskId | null;
  readonly takenAt: number;
  /** Of one from home: when its holder promised to be there. */
  readonly arriveBy: number | null;
  readonly arrivedAt: number | null;
  readonly calledAt: number | null;
  readonly calls: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** What is written when a ticket is taken. */
export interface NewTicket extends Pick<
  Ticket,
  'id' | 'officeId' | 'serviceId' | 'day' | 'letter' | 'origin' | 'appointmentId' | 'language'
> {
  readonly takenAt: Date;
  readonly arriveBy: Date | null;
  readonly arrivedAt: Date | null;
  readonly machine: Machine;
}

/** What a ticket is taken with. */
export interface Machine {
  /** Of a machine that the office has made known. */
  readonly kioskId: KioskId | null;
  /** Digest of what the browser is known by. */
  readonly device: Buffer | null;
}

const instant = (column: string, name: string) => `extract(epoch from t.${column})::float8 * 1000 as "${name}"`;

// Who cancelled their appointment, or moved it to another day or office, waits for it no longer, whatever way they did it.
export const STATE = `case when t.state = 'WAITING' and exists (
  select from appointment a join office o on o.tenant_id = $1 and o.id = a.office_id
  where a.tenant_id = $1 and a.id = t.appointment_id
    and (a.status <> 'BOOKED' or a.office_id <> t.office_id or (a.starts_at at time zone o.time_zone)::date <> t.day)
) then 'LEFT' else t.state end`;

export const TICKET_COLUMNS = `
  t.id, t.office_id as "officeId", t.service_id as "serviceId", t.day::text as day, t.letter, t.number, t.origin, t.appointment_id as "appointmentId",
  extract(epoch from (select a.starts_at from appointment a where a.tenant_id = $1 and a.id = t.appointment_id))::float8 * 1000 as "bookedFor",
  t.language, t.precedence, ${STATE} as state, t.desk_id as "deskId", ${instant('taken_at', 'takenAt')}, ${instant('arrive_by', 'arriveBy')},
  ${instant('arrived_at', 'arrivedAt')}, ${instant('called_at', 'calledAt')}, t.calls, ${instant('started_at', 'startedAt')}, ${instant('ended_at', 'endedAt')}`;

const LOCK = statement('queue.lock', `select pg_advisory_xact_lock(hashtextextended($1, 0))`);

/** The next turn in an office's one line, whatever the letters: the counter of none. @param row of it that begins the day. */
const nextTurn = (row: string): string => `
  insert into queue_counter (tenant_id, office_id, day, letter, last, last_at) ${row}
  on conflict (tenant_id, office_id, day, letter) do update set last = queue_counter.last + 1, last_at = excluded.last_at returning last`;

// The number and the ticket are one statement, and the row of the counter is held until the commit: what is not kept gives its number back. Of
// those who take one at the same instant the lower number has come first; a clock that is far off makes no other's tickets wrong. The turn in the line
// is drawn while the letter's counter is held, so that it follows the number.
const ADD = statement(
  'queue.add-ticket',
  `with counter as (
     insert into queue_counter (tenant_id, office_id, day, letter, last, last_at) values ($1, $3, $5, $6, 1, $10)
     on conflict (tenant_id, office_id, day, letter) do update
     set last = queue_counter.last + 1,
         last_at = case when queue_counter.last_at between excluded.last_at and excluded.last_at + interval '1 minute'
                        then queue_counter.last_at + interval '1 millisecond' else excluded.last_at end
     returning last, last_at
   ), line as (${nextTurn(`select $1::uuid, $3::uuid, $5::date, '', 1, $10::timestamptz from counter`)})
   insert into queue_ticket as t (tenant_id, id, office_id, service_id, day, letter, number, turn, origin, appointment_id, language, state, taken_at,
                                  arrive_by, arrived_at, kiosk_id, device, changed_at)
   select $1, $2, $3, $4, $5, $6, counter.last, line.last, $7, $8, $9, 'WAITING', counter.last_at, $11, $12, $13, $14, $10 from counter, line
   returning ${TICKET_COLUMNS}`,
);

const BY_ID = statement('queue.ticket-by-id', `select ${TICKET_COLUMNS} from queue_ticket t where t.tenant_id = $1 and t.id = $2`);

const BY_ID_LOCKED = statement(
  'queue.ticket-locked',
  `select ${TICKET_COLUMNS} from queue_ticket t where t.tenant_id = $1 and t.id = $2 for update of t`,
);

const OF_APPOINTMENT = statement(
  'queue.ticket-of-appointment',
  `select ${TICKET_COLUMNS} from queue_ticket t
   where t.tenant_id = $1 and t.appointment_id = $2 and t.office_id = $3 and t.day = $4 for update of t`,
);

const AT_DESK = statement(
  'queue.ticket-at-desk',
  `select ${TICKET_COLUMNS} from queue_ticket t where t.tenant_id = $1 and t.desk_id = $2 and t.day = $3 and t.state in ('CALLED', 'IN_PROGRESS')
   order by t.called_at desc, t.id limit 1`,
);

// Of the same machine: of a known one by its id, of any other by its browser.
const SAME_MACHINE = `(t.kiosk_id = $4 or ($4::uuid is null and t.kiosk_id is null and t.device = $5))`;

const LAST_PRESS = statement(
  'queue.last-press',
  `select ${TICKET_COLUMNS} from queue_ticket t
   where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.origin = 'KIOSK' and ${SAME_MACHINE} and t.service_id = $6
     and t.taken_at > $7 and t.taken_at < $8::timestamptz + interval '1 minute' and t.state = 'WAITING'
   order by t.taken_at desc limit 1`,
);

const RECENT_PRESSES = statement(
  'queue.recent-presses',
  `select count(*) filter (where ${SAME_MACHINE})::int as "ofMachine", count(*) filter (where t.kiosk_id is null)::int as "ofStrangers",
          coalesce(extract(epoch from max($7::timestamptz - t.taken_at))::float8 * 1000, 0) as oldest
   from queue_ticket t where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.origin = 'KIOSK'
     and t.taken_at > $6 and t.taken_at < $7::timestamptz + interval '1 minute'`,
);

const ON_THE_WAY = statement(
  'queue.on-the-way',
  `select count(*) filter (where t.arrived_at is null)::int as count, (array_agg(t.id) filter (where t.device = $4))[1] as own
   from queue_ticket t
   where t.tenant_id = $1 and t.office_id = $2 and t.day = $3 and t.origin = 'HOME' and t.state = 'WAITING' and (t.arrived_at is not null or t.arrive_by > $5)`,
);

// Who had left comes back at the end of the line.
const CHANGE = statement(
  'queue.change-ticket',
  `with line as (${nextTurn(
    `select t.tenant_id, t.office_id, t.day, '', 1, $12::timestamptz from queue_ticket t
     where t.tenant_id = $1 and t.id = $2 and t.state = 'LEFT' and $3 = 'WAITING'`,
  )})
   update queue_ticket t
   set state = $3, desk_id = $4, taken_at = $5, arrived_at = $6, called_at = $7, calls = $8, started_at = $9, ended_at = $10, precedence = $11, changed_at = $12,
       turn = coalesce((select last from line), t.turn)
   where t.tenant_id = $1 and t.id = $2 returning ${TICKET_COLUMNS}`,
);

const CALL = statement(
  'queue.call-ticket',
  `update queue_ticket t set state = 'CALLED', desk_id = $3, called_at = $4, calls = t.calls + 1, changed_at = $4
   where t.tenant_id = $1 and t.id = $2 and t.state = 'WAITING' returning ${TICKET_COLUMNS}`,
);

const FORGET_BROWSERS = statement(
  'queue.forget-browsers',
  `update queue_ticket set device = null where tenant_id = $1 and day < $2 and device is not null`,
);

const DELETE_TICKETS = statement('queue.delete-tickets', `delete from queue_ticket where tenant_id = $1 and day < $2`);

const DELETE_COUNTERS = statement('queue.delete-counters', `delete from queue_counter where tenant_id = $1 and day < $2`);

/** Channel of the notification that an office's waiting room is another: «tenant office». */
export const QUEUE_CHANGED = 'queue_changed';

const TELL = statement('queue.tell', `select pg_notify('${QUEUE_CHANGED}', $1::uuid::text || ' ' || $2::uuid::text)`);

const at = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));

/** Every query of the ticket aggregate. */
export const tickets = {
  /** Makes who presses at the same place at once follow each other, until the commit. */
  async lock(reader: Reader, place: string): Promise<void> {
    await reader.rows(LOCK, [place]);
  },

  /** Takes the next number of the letter. */
  async add(reader: Reader, tenantId: TenantId, ticket: NewTicket): Promise<Ticket> {
    const { id, officeId, serviceId, day, letter, origin, appointmentId, language, takenAt, arriveBy, arrivedAt, machine } = ticket;
    const [added] = await reader.rows<Ticket>(ADD, [
      ...[tenantId, id, officeId, serviceId, day, letter, origin, appointmentId, language, takenAt, arriveBy, arrivedAt],
      ...[machine.kioskId, machine.device],
    ]);
    if (!added) throw new Error('a ticket was written and is not there');
    return added;
  },

  async byId(reader: Reader, tenantId: TenantId, id: string): Promise<Ticket | undefined> {
    const [ticket] = await reader.rows<Ticket>(BY_ID, [tenantId, id]);
    return ticket;
  },

  /** For a change: two changes of one ticket follow each other. */
  async byIdLocked(reader: Reader, tenantId: TenantId, id: string): Promise<Ticket | undefined> {
    const [ticket] = await reader.rows<Ticket>(BY_ID_LOCKED, [tenantId, id]);
    return ticket;
  },

  /** The one of an appointment at an office on a day, locked. */
  async ofAppointment(
    reader: Reader,
    tenantId: TenantId,
    appointmentId: AppointmentId,
    { officeId, day }: Pick<Ticket, 'officeId' | 'day'>,
  ): Promise<Ticket | undefined> {
    const [ticket] = await reader.rows<Ticket>(OF_APPOINTMENT, [tenantId, appointmentId, officeId, day]);
    return ticket;
  },

  /** Whom a desk has called or serves. */
  async atDesk(reader: Reader, tenantId: TenantId, deskId: DeskId, day: string): Promise<Ticket | undefined> {
    const [ticket] = await reader.rows<Ticket>(AT_DESK, [tenantId, deskId, day]);
    return ticket;
  },

  /** The ticket that one machine gave for a service since an instant. */
  async lastPress(
    reader: Reader,
    tenantId: TenantId,
    { officeId, day, serviceId }: Pick<Ticket, 'officeId' | 'day' | 'serviceId'>,
    { kioskId, device }: Machine,
    since: Date,
    now: Date,
  ): Promise<Ticket | undefined> {
    const [ticket] = await reader.rows<Ticket>(LAST_PRESS, [tenantId, officeId, day, kioskId, device, serviceId, since, now]);
    return ticket;
  },

  async recentPresses(
    reader: Reader,
    tenantId: TenantId,
    { officeId, day }: Pick<Ticket, 'officeId' | 'day'>,
    { kioskId, device }: Machine,
    since: Date,
    now: Date,
  ): Promise<RecentPresses> {
    const [presses] = await reader.rows<RecentPresses>(RECENT_PRESSES, [tenantId, officeId, day, kioskId, device, since, now]);
    return presses ?? { ofMachine: 0, ofStrangers: 0, oldest: 0 };
  },

  /** How many with a ticket from home are on their way, and the browser's own open one. */
  async onTheWay(
    reader: Reader,
    tenantId: TenantId,
    { officeId, day }: Pick<Ticket, 'officeId' | 'day'>,
    device: Buffer | null,
    now: Date,
  ): Promise<{ readonly count: number; readonly own: TicketId | null }> {
    const [found] = await reader.rows<{ count: number; own: TicketId | null }>(ON_THE_WAY, [tenantId, officeId, day, device, now]);
    return found ?? { count: 0, own: null };
  },

  /** Calls who waits to a desk; undefined when they left this very moment. */
  async call(reader: Reader, tenantId: TenantId, id: TicketId, deskId: DeskId, now: Date): Promise<Ticket | undefined> {
    const [called] = await reader.rows<Ticket>(CALL, [tenantId, id, deskId, now]);
    return called;
  },

  /** Writes what became of a locked ticket. */
  async change(reader: Reader, tenantId: TenantId, ticket: Ticket, now: Date): Promise<Ticket> {
    const { id, state, deskId, takenAt, arrivedAt, calledAt, calls, startedAt, endedAt, precedence } = ticket;
    const [changed] = await reader.rows<Ticket>(CHANGE, [
      ...[tenantId, id, state, deskId, at(takenAt), at(arrivedAt), at(calledAt), calls, at(startedAt), at(endedAt), precedence, now],
    ]);
    if (!changed) throw new Error('a locked ticket is gone');
    return changed;
  },

  /** What days before one were taken with: it told a second press from the first. */
  forgetBrowsers(writer: Writer, tenantId: TenantId, day: string): void {
    writer.send(FORGET_BROWSERS, [tenantId, day]);
  },

  /** The tickets of days before one, and where their numbers had come to. */
  deleteBefore(writer: Writer, tenantId: TenantId, day: string): void {
    writer.send(DELETE_TICKETS, [tenantId, day]);
    writer.send(DELETE_COUNTERS, [tenantId, day]);
  },

  /** Tells every process, with the commit, that an office's waiting room is another. */
  tell(writer: Writer, tenantId: TenantId, officeId: OfficeId): void {
    writer.send(TELL, [tenantId, officeId]);
  },
};
