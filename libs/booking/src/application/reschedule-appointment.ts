import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { Abandon, TenantScope } from '@casa/platform/database';
import type { BookingRefusal } from '../domain/booking.errors.js';
import { changeableUntil, isChangeable } from '../domain/change-limit.js';
import type { Appointment } from '../persistence/appointment.entity.js';
import { bookingRules } from '../persistence/booking-rules.projection.js';
import { moveProposals } from '../persistence/closures/move-proposal.repository.js';
import { releaseAppointment } from '../persistence/desk-claim.repository.js';
import type { BookingCaller } from './booking-caller.js';
import { OpenMoves } from './closures/open-moves.js';
import { ManagedAppointment } from './managed-appointment.js';
import { MoveAppointment } from './move-appointment.js';
import { claimStart } from './slot-search.js';

type Outcome = Result<Appointment, BookingRefusal>;

/** Moves an appointment to another start of the same service, office and channel. The old time is free only when the new one is taken. */
@Injectable()
export class RescheduleAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly managed: ManagedAppointment,
    private readonly moves: MoveAppointment,
    private readonly openMoves: OpenMoves,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, token: string, startsAt: Date): Promise<Outcome> {
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const appointment = await this.managed.lock(transaction, caller, token);
      if (!appointment || appointment.status !== 'BOOKED') return refused({ code: 'NOT_FOUND' });
      // Asked at once: what an office asks to be moved may move at any time, be it to another desk at the same hour.
      const [rules, asked] = await Promise.all([
        bookingRules(transaction, tenantId, appointment.serviceId, appointment.officeId),
        moveProposals.openOf(transaction, tenantId, appointment.id),
      ]);
      if (!asked && appointment.startsAt.getTime() === startsAt.getTime()) return ok(appointment);
      if (!rules) return refused({ code: 'SLOT_NOT_OFFERED', reason: 'NOT_OFFERED', alternatives: [] });
      if (!asked && !isChangeable(appointment.status, appointment.startsAt, rules.changeUntilMinutes, now)) {
        return refused({
          code: 'CHANGE_TOO_LATE',
          until: changeableUntil(appointment.startsAt, rules.changeUntilMinutes),
          timeZone: rules.timeZone,
        });
      }

      // Released first, so that an appointment may move by less than its own length; the rollback of a refusal takes it back.
      releaseAppointment(transaction, tenantId, appointment.id, now);
      if (asked) await this.openMoves.settle(transaction, asked, 'MOVED', null, now);
      const wanted = { channel: appointment.channel, startsAt };
      const claim = await claimStart(transaction, caller, rules, wanted, { appointmentId: appointment.id }, now);
      if ('code' in claim) throw new Abandon<Outcome>(refused(claim));
      await this.moves.to(transaction, appointment, appointment.officeId, claim, now);
      if (asked) await this.openMoves.leave(transaction, asked);
      return ok(appointment);
    });
  }
}
