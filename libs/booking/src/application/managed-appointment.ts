import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { Appointment } from '../persistence/appointment.entity.js';
import { appointments } from '../persistence/appointment.repository.js';
import type { BookingCaller } from './booking-caller.js';
import { APPOINTMENT_LINK } from './references.js';

/** The appointment behind a manage link: found by the id the link claims, believed only when the link's MAC fits its version. */
@Injectable()
export class ManagedAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
  ) {}

  find(caller: BookingCaller, token: string): Promise<Appointment | null> {
    return this.scope.run({ tenantId: caller.tenantId }, (em) =>
      this.proven(caller, token, (id) => appointments.byId(em, caller.tenantId, id)),
    );
  }

  /** For a change: holds the row until the transaction ends. */
  lock(em: EntityManager, caller: BookingCaller, token: string): Promise<Appointment | null> {
    return this.proven(caller, token, (id) => appointments.byIdLocked(em, caller.tenantId, id));
  }

  private async proven(
    { tenantId }: BookingCaller,
    token: string,
    byId: (id: string) => Promise<Appointment | null>,
  ): Promise<Appointment | null> {
    const id = this.references.claimedId(token);
    const appointment = id === undefined ? null : await byId(id);
    return appointment && this.references.proves(token, APPOINTMENT_LINK, tenantId, appointment.id, appointment.linkVersion)
      ? appointment
      : null;
  }
}
