import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentId, PersonId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import { personItems } from '../persistence/person-item.repository.js';
import type { BookingCaller } from './booking-caller.js';
import { ManagedAppointment } from './managed-appointment.js';

/** Takes an appointment that was booked without login to a person's own: whoever has its link may change it anyway. */
@Injectable()
export class ClaimAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly managed: ManagedAppointment,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined when the link is wrong or revoked, or the appointment is somebody else's already. */
  async execute(caller: BookingCaller, personId: PersonId, token: string): Promise<AppointmentId | undefined> {
    const { tenantId } = caller;
    return this.scope.run({ tenantId, personId }, async (transaction) => {
      const appointment = await this.managed.lock(transaction, caller, token);
      if (!appointment || (appointment.personId && appointment.personId !== personId)) return undefined;
      if (appointment.personId === personId) return appointment.id;
      Object.assign(appointment, { personId, changedAt: this.clock.now() });
      await transaction.em.flush();
      personItems.put(transaction, appointment);
      const entry = { action: 'claim', subject: 'Appointment', subjectId: appointment.id, actorId: personId, personId, allowedBy: 'link' };
      this.audit.record(transaction, tenantId, entry);
      return appointment.id;
    });
  }
}
