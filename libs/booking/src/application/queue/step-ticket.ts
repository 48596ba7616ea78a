import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { afterStep, isAtDesk, type TicketStep } from '../../domain/queue/ticket-state.js';
import { localDay } from '../../domain/zoned-time.js';
import { queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import { type Ticket, tickets } from '../../persistence/queue/ticket.repository.js';
import { ticketAppointments } from '../../persistence/queue/ticket-appointment.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { OpenMoves } from '../closures/open-moves.js';
import { VisitOver } from '../ratings/visit-over.js';
import { type OperatorRefusal, type QueueOperator, recordStep } from './queue-operator.js';

type Outcome = Result<Ticket, OperatorRefusal>;

/** What an operator does with who was called: begins, ends, notes that nobody came, calls once more. */
@Injectable()
export class StepTicket {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: AuditTrail,
    private readonly visits: VisitOver,
    private readonly openMoves: OpenMoves,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A step that has been taken already answers as it did; one that another operator's step has made impossible shows the ticket as it is. */
  async execute(caller: BookingCaller, operator: QueueOperator, ticketId: string, step: TicketStep): Promise<Outcome> {
    if (!isId(ticketId)) return refused({ code: 'NOT_FOUND' });
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const holder = await ticketAppointments.lockOfTicket(transaction, tenantId, ticketId);
      const ticket = await tickets.byIdLocked(transaction, tenantId, ticketId);
      const office = ticket && (await queueSettings.ofOffice(transaction, tenantId, ticket.officeId));
      if (!office || operator.allowedAt(ticket.officeId) === undefined) return refused({ code: 'NOT_FOUND' });
      const state = afterStep(ticket.state, step);
      if (state === undefined) {
        return isDone(ticket, step) ? ok(ticket) : refused({ code: 'TICKET_CHANGED', ticket });
      }
      if (ticket.day !== localDay(now.getTime(), office.timeZone)) return refused({ code: 'TICKET_CHANGED', ticket });
      const busy = step === 'recall' && (await this.servedInstead(transaction, caller, ticket));
      if (busy) return refused({ code: 'DESK_BUSY', ticket: busy });
      const changed = await tickets.change(transaction, tenantId, { ...ticket, ...instantsOf(ticket, step, now), state }, now);
      ticketAppointments.followTicket(transaction, tenantId, ticket.id, operator.personId);
      tickets.tell(transaction, tenantId, ticket.officeId);
      if (holder && step === 'start') await this.openMoves.served(transaction, tenantId, holder.id, now);
      if (holder && state === 'SERVED') await this.visits.tell(transaction, tenantId, holder.id, now);
      recordStep(this.audit, transaction, tenantId, step, operator, ticket.officeId, holder);
      return ok(changed);
    });
  }

  /** Whom the desk has called meanwhile. */
  private async servedInstead(transaction: Transaction, { tenantId }: BookingCaller, ticket: Ticket): Promise<Ticket | undefined> {
    if (ticket.deskId === null || isAtDesk(ticket.state)) return undefined;
    // Whoever calls at this desk waits, so that the desk stays free until the commit.
    await queueSettings.lockOffice(transaction, tenantId, ticket.officeId);
    return tickets.atDesk(transaction, tenantId, ticket.deskId, ticket.day);
  }
}

function isDone({ state }: Ticket, step: TicketStep): boolean {
  return (
    (step === 'start' && state === 'IN_PROGRESS') || (step === 'finish' && state === 'SERVED') || (step === 'noShow' && state === 'NO_SHOW')
  );
}

function instantsOf({ calls }: Ticket, step: TicketStep, now: Date): Partial<Ticket> {
  const at = now.getTime();
  switch (step) {
    case 'start':
      return { startedAt: at };
    case 'finish':
    case 'noShow':
      return { endedAt: at };
    case 'recall':
      return { calledAt: at, calls: calls + 1, startedAt: null, endedAt: null };
  }
}
