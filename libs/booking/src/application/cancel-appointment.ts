import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { BookingRefusal } from '../domain/booking.errors.js';
import { changeableUntil, isChangeable } from '../domain/change-limit.js';
import type { Appointment } from '../persistence/appointment.entity.js';
import { changeRules } from '../persistence/change-rules.projection.js';
import { releaseAppointment } from '../persistence/desk-claim.repository.js';
import type { BookingCaller } from './booking-caller.js';
import { personItems } from '../persistence/person-item.repository.js';
import { ManagedAppointment } from './managed-appointment.js';

/** Cancels an appointment and frees its time. A second cancellation answers like the first. */
@Injectable()
export class CancelAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly managed: ManagedAppointment,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, token: string): Promise<Result<Appointment, BookingRefusal>> {
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.run<Result<Appointment, BookingRefusal>>({ tenantId }, async (transaction) => {
      const appointment = await this.managed.lock(transaction, caller, token);
      if (!appointment) return refused({ code: 'NOT_FOUND' });
      if (appointment.status === 'CANCELLED') return ok(appointment);
      const { changeUntilMinutes, timeZone } = await changeRules(transaction, tenantId, appointment);
      if (!isChangeable(appointment.status, appointment.startsAt, changeUntilMinutes, now)) {
        return refused({ code: 'CHANGE_TOO_LATE', until: changeableUntil(appointment.startsAt, changeUntilMinutes), timeZone });
      }
      releaseAppointment(transaction, tenantId, appointment.id);
      Object.assign(appointment, { status: 'CANCELLED', sequence: appointment.sequence + 1, changedAt: now });
      await transaction.em.flush();
      personItems.put(transaction, appointment);
      await this.outbox.publish(transaction, BOOKING_QUEUES.cancelled, {
        tenantId,
        appointmentId: appointment.id,
        sequence: appointment.sequence,
      });
      return ok(appointment);
    });
  }
}
