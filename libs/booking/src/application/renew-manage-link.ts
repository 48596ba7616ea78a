import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { BookingRefusal } from '../domain/booking.errors.js';
import { openCitizen } from '../persistence/appointment.repository.js';
import type { BookingCaller } from './booking-caller.js';
import { personItems } from '../persistence/person-item.repository.js';
import { ManagedAppointment } from './managed-appointment.js';

/** Revokes every link of an appointment and mails a new one: for whoever forwarded the mail and regrets it. */
@Injectable()
export class RenewManageLink {
  constructor(
    private readonly scope: TenantScope,
    private readonly managed: ManagedAppointment,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns where the new link went, with the middle of the mailbox hidden. */
  async execute(caller: BookingCaller, token: string): Promise<Result<string, BookingRefusal>> {
    const { tenantId } = caller;
    return this.scope.run<Result<string, BookingRefusal>>({ tenantId }, async (transaction) => {
      const appointment = await this.managed.lock(transaction, caller, token);
      const email = appointment && openCitizen(this.keys, appointment).email;
      // Who was booked at the counter may have no address to mail to: the link on their slip is the only one.
      if (!appointment || !email) return refused({ code: 'NOT_FOUND' });
      Object.assign(appointment, { linkVersion: appointment.linkVersion + 1, changedAt: this.clock.now() });
      await transaction.em.flush();
      personItems.put(transaction, appointment);
      await this.outbox.publish(transaction, BOOKING_QUEUES.linkRenewed, {
        tenantId,
        appointmentId: appointment.id,
        sequence: appointment.sequence,
      });
      return ok(masked(email));
    });
  }
}

/** m…o@example.it */
function masked(email: string): string {
  const at = email.lastIndexOf('@');
  const mailbox = email.slice(0, at);
  return `${mailbox.slice(0, 1)}…${mailbox.length > 2 ? mailbox.slice(-1) : ''}${email.slice(at)}`;
}
