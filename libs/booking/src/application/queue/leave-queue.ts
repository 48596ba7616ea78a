import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { QueueRefusal } from '../../domain/queue/queue.errors.js';
import { type Ticket, tickets } from '../../persistence/queue/ticket.repository.js';
import { ticketAppointments } from '../../persistence/queue/ticket-appointment.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { TICKET_LINK, TICKET_LINK_VERSION } from './queue-references.js';

/** Somebody waits no longer, and says so. Who has been called is at the desk, or does not answer: that is the operator's to say. */
@Injectable()
export class LeaveQueue {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tenantId }: BookingCaller, token: string): Promise<Result<Ticket, QueueRefusal>> {
    const id = this.references.provenId(token, TICKET_LINK, tenantId, TICKET_LINK_VERSION);
    if (id === undefined) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    return this.scope.run<Result<Ticket, QueueRefusal>>({ tenantId }, async (transaction) => {
      await ticketAppointments.lockOfTicket(transaction, tenantId, id);
      const ticket = await tickets.byIdLocked(transaction, tenantId, id);
      if (!ticket) return refused({ code: 'NOT_FOUND' });
      if (ticket.state === 'LEFT') return ok(ticket);
      if (ticket.state !== 'WAITING') return refused({ code: 'TICKET_OVER' });
      const left = await tickets.change(transaction, tenantId, { ...ticket, state: 'LEFT', endedAt: now.getTime() }, now);
      ticketAppointments.followTicket(transaction, tenantId, id as Ticket['id'], null);
      tickets.tell(transaction, tenantId, ticket.officeId);
      return ok(left);
    });
  }
}
