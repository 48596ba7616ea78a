import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentId, PersonId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import { personItems } from '../persistence/person-item.repository.js';
import { type BookingCaller, mayDoFor } from './booking-caller.js';
import { ManagedAppointment } from './managed-appointment.js';

type Outcome = Result<AppointmentId, 'NOT_FOUND' | 'DELEGATION_OVER'>;

/**
 * Takes an appointment that was booked without login to a person's own: whoever has its link may change it anyway. Of who acts by a delegation
 * it becomes the other person's.
 */
@Injectable()
export class ClaimAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly managed: ManagedAppointment,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Not found: the link is wrong or revoked, or the appointment is somebody else's already. */
  async execute(caller: BookingCaller & { readonly personId: PersonId }, token: string): Promise<Outcome> {
    const { tenantId, personId: actorId, acting } = caller;
    const now = this.clock.now();
    if (!mayDoFor(caller, now)) return refused('DELEGATION_OVER');
    const personId = acting?.representedId ?? actorId;
    return this.scope.run<Outcome>({ tenantId, personId: actorId }, async (transaction) => {
      const appointment = await this.managed.lock(transaction, caller, token);
      if (!appointment || (appointment.personId && appointment.personId !== personId)) return refused('NOT_FOUND');
      if (appointment.personId === personId) return ok(appointment.id);
      Object.assign(appointment, { personId, changedAt: now });
      await transaction.em.flush();
      personItems.put(transaction, appointment);
      const entry = { action: 'claim', subject: 'Appointment', subjectId: appointment.id, actorId, personId, allowedBy: 'link' };
      this.audit.record(transaction, tenantId, { ...entry, ...(acting && { delegationId: acting.delegationId }) });
      return ok(appointment.id);
    });
  }
}
