import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { type Ticket, tickets } from '../../persistence/queue/ticket.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import type { OperatorRefusal, QueueOperator } from './queue-operator.js';

/** Gives who waits precedence over the others, or takes it back: the law or the office says to whom, and the operator has seen them. */
@Injectable()
export class SetPrecedence {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    { tenantId }: BookingCaller,
    operator: QueueOperator,
    ticketId: string,
    precedence: boolean,
  ): Promise<Result<Ticket, OperatorRefusal>> {
    if (!isId(ticketId)) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    return this.scope.run<Result<Ticket, OperatorRefusal>>({ tenantId }, async (transaction) => {
      const ticket = await tickets.byIdLocked(transaction, tenantId, ticketId);
      if (!ticket || operator.allowedAt(ticket.officeId) === undefined) return refused({ code: 'NOT_FOUND' });
      if (ticket.state !== 'WAITING') return refused({ code: 'TICKET_CHANGED', ticket });
      if (ticket.precedence === precedence) return ok(ticket);
      const changed = await tickets.change(transaction, tenantId, { ...ticket, precedence }, now);
      tickets.tell(transaction, tenantId, ticket.officeId);
      return ok(changed);
    });
  }
}
