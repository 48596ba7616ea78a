import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type PersonId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { BookingRefusal } from '../domain/booking.errors.js';
import { changeableUntil, isChangeable } from '../domain/change-limit.js';
import type { Appointment } from '../persistence/appointment.entity.js';
import { changeRules } from '../persistence/change-rules.projection.js';
import { type MoveProposal, moveProposals } from '../persistence/closures/move-proposal.repository.js';
import { releaseAppointment } from '../persistence/desk-claim.repository.js';
import type { BookingCaller } from './booking-caller.js';
import { personItems } from '../persistence/person-item.repository.js';
import { rooms } from '../persistence/room/room.repository.js';
import { OpenMoves } from './closures/open-moves.js';
import { ManagedAppointment } from './managed-appointment.js';
import { FreedTime } from './waiting-list/freed-time.js';

/** Cancels an appointment and frees its time. A second cancellation answers like the first. */
@Injectable()
export class CancelAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly managed: ManagedAppointment,
    private readonly outbox: Outbox,
    private readonly freed: FreedTime,
    private readonly openMoves: OpenMoves,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, token: string): Promise<Result<Appointment, BookingRefusal>> {
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.run<Result<Appointment, BookingRefusal>>({ tenantId }, async (transaction) => {
      const appointment = await this.managed.lock(transaction, caller, token);
      if (!appointment) return refused({ code: 'NOT_FOUND' });
      if (appointment.status === 'CANCELLED') return ok(appointment);
      const [{ changeUntilMinutes, timeZone }, asked] = await Promise.all([
        changeRules(transaction, tenantId, appointment),
        moveProposals.openOf(transaction, tenantId, appointment.id),
      ]);
      if (!asked && !isChangeable(appointment.status, appointment.startsAt, changeUntilMinutes, now)) {
        return refused({ code: 'CHANGE_TOO_LATE', until: changeableUntil(appointment.startsAt, changeUntilMinutes), timeZone });
      }
      await this.within(transaction, appointment, asked, null, now);
      return ok(appointment);
    });
  }

  /**
   * What every cancellation comes to, whoever cancels.
   * @param asked what the appointment had to answer, because its office is closed.
   * @param by the operator who cancels for its citizen; null: they do.
   */
  async within(
    transaction: Transaction,
    appointment: Appointment,
    asked: MoveProposal | undefined,
    by: PersonId | null,
    now: Date,
  ): Promise<void> {
    const { tenantId, id: appointmentId, sequence, version } = appointment;
    releaseAppointment(transaction, tenantId, appointmentId, now);
    await this.freed.tell(transaction, appointment);
    if (asked) await this.openMoves.settle(transaction, asked, 'CANCELLED', by, now);
    if (asked) await this.openMoves.leave(transaction, asked);
    Object.assign(appointment, { status: 'CANCELLED', sequence: sequence + 1, version: version + 1, changedAt: now });
    await transaction.em.flush();
    personItems.put(transaction, appointment);
    rooms.tell(transaction, tenantId, appointmentId);
    await this.outbox.publish(transaction, BOOKING_QUEUES.cancelled, { tenantId, appointmentId, sequence: appointment.sequence });
  }
}
