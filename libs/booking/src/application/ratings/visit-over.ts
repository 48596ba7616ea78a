import { Injectable } from '@nestjs/common';
import { type AppointmentId, BOOKING_QUEUES, type TenantId } from '@casa/contracts';
import type { Reader, Writer } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { UNDO_MINUTES } from '../../domain/agenda/day-steps.js';
import { OpenMoves } from '../closures/open-moves.js';

const MINUTE_MS = 60_000;

/** Whoever ends an appointment as served tells it here, in the transaction that does so. */
@Injectable()
export class VisitOver {
  constructor(
    private readonly openMoves: OpenMoves,
    private readonly outbox: Outbox,
  ) {}

  /** Nobody is asked about it as long as the operator may take the step back; for another time they are not asked any more. */
  async tell(transaction: Reader & Writer, tenantId: TenantId, appointmentId: AppointmentId, now: Date): Promise<void> {
    await this.openMoves.served(transaction, tenantId, appointmentId, now);
    const startAfter = new Date(now.getTime() + UNDO_MINUTES * MINUTE_MS);
    await this.outbox.publish(transaction, BOOKING_QUEUES.visitOver, { tenantId, appointmentId }, { startAfter });
  }
}
