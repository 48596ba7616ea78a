import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import { nextInLine } from '../../domain/queue/line.js';
import { queueDesk, type QueueDesk } from '../../persistence/queue/queue-desk.projection.js';
import { type QueueOffice, queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import { type Ticket, tickets } from '../../persistence/queue/ticket.repository.js';
import { type TicketHolder, ticketAppointments } from '../../persistence/queue/ticket-appointment.repository.js';
import { desksToday, waitingPeople } from '../../persistence/queue/waiting-room.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import { type OperatorRefusal, type QueueOperator, recordStep } from './queue-operator.js';
import { ticketOnArrival } from './ticket-on-arrival.js';
import { officeDay } from './waiting-room.js';

type Outcome = Result<Ticket, OperatorRefusal>;

/**
 * Calls the next person to a desk: out of those it can serve, booked and walk-in, whom the office's rule says. Operators of one office who call at
 * the same instant follow each other, so nobody is called twice and nobody is passed over.
 */
@Injectable()
export class CallNext {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, operator: QueueOperator, deskId: string): Promise<Outcome> {
    if (!isId(deskId)) return refused({ code: 'NOT_FOUND' });
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const desk = await queueDesk(transaction, tenantId, deskId);
      if (!desk || operator.allowedAt(desk.officeId) === undefined) return refused({ code: 'NOT_FOUND' });
      await queueSettings.lockOffice(transaction, tenantId, desk.officeId);
      const office = await queueSettings.ofOffice(transaction, tenantId, desk.officeId);
      if (!office) return refused({ code: 'NOT_FOUND' });
      const { day } = officeDay(caller, office, now);
      const serving = await tickets.atDesk(transaction, tenantId, desk.id, day);
      if (serving) return refused({ code: 'DESK_BUSY', ticket: serving });
      const called = await this.call(transaction, caller, office, desk, now);
      if (!called) return refused({ code: 'NOBODY_WAITING' });
      ticketAppointments.followTicket(transaction, tenantId, called.ticket.id, operator.personId);
      tickets.tell(transaction, tenantId, desk.officeId);
      recordStep(this.audit, transaction, tenantId, 'call', operator, desk.officeId, called.holder);
      return ok(called.ticket);
    });
  }

  private async call(
    transaction: Transaction,
    caller: BookingCaller,
    office: QueueOffice,
    { id: deskId }: QueueDesk,
    now: Date,
  ): Promise<{ readonly ticket: Ticket; readonly holder: TicketHolder | undefined } | undefined> {
    const { tenantId } = caller;
    const { inARow, waiting, day } = await lineOf(transaction, caller, office, deskId, now);
    for (let left = waiting; left.length > 0;) {
      const next = nextInLine(now.getTime(), left, office.settings.rule, inARow);
      if (!next) return undefined;
      const holder = next.appointmentId === null ? undefined : await ticketAppointments.byId(transaction, tenantId, next.appointmentId);
      const id = next.ticketId ?? (holder && (await ticketOnArrival(transaction, caller, office, day, holder, now, next.isUnseen)).id);
      const ticket = id && (await tickets.call(transaction, tenantId, id, deskId, now));
      if (ticket) return { ticket, holder };
      // Left this very moment.
      left = left.filter((person) => person !== next);
    }
    return undefined;
  }
}

/** Whom a desk can serve of those who are there, and how many booked people it has called in a row. */
async function lineOf(reader: Reader, caller: BookingCaller, office: QueueOffice, deskId: string, now: Date) {
  const { rule, open } = office.settings;
  const day = officeDay(caller, office, now);
  const [desks, waiting] = await Promise.all([
    desksToday(reader, caller.tenantId, day, rule.toleranceMinutes),
    // Where people check in, who has not is not there.
    waitingPeople(reader, caller.tenantId, day, now, !open),
  ]);
  const desk = desks.find(({ id }) => id === deskId);
  return {
    day: day.day,
    inARow: desk?.bookedInARow ?? 0,
    waiting: waiting.filter(({ isHere, serviceId }) => isHere && desk?.services.includes(serviceId)),
  };
}
