import { Injectable } from '@nestjs/common';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
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
    return this.scope.run({ tenantId: caller.tenantId }, (transaction) =>
      this.proven(caller, token, (id) => appointments.byId(transaction, caller.tenantId, id)),
    );
  }

  /** For a change: holds the row until the transaction ends. */
  lock(transaction: Transaction, caller: BookingCaller, token: string): Promise<Appointment | null> {
    return this.proven(caller, token, (id) => appointments.byIdLocked(transaction, caller.tenantId, id));
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
