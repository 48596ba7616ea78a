import { Injectable } from '@nestjs/common';
import { type AppointmentId, BOOKING_QUEUES, type TenantId } from '@casa/contracts';
import type { Writer } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { UNDO_MINUTES } from '../../domain/agenda/day-steps.js';

const MINUTE_MS = 60_000;

/** Whoever ends an appointment as served tells it here, in the transaction that does so. */
@Injectable()
export class VisitOver {
  constructor(private readonly outbox: Outbox) {}

  /** Nobody is asked about it as long as the operator may take the step back. */
  tell(writer: Writer, tenantId: TenantId, appointmentId: AppointmentId, now: Date): Promise<void> {
    const startAfter = new Date(now.getTime() + UNDO_MINUTES * MINUTE_MS);
    return this.outbox.publish(writer, BOOKING_QUEUES.visitOver, { tenantId, appointmentId }, { startAfter });
  }
}
