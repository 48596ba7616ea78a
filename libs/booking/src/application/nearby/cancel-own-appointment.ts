import { Inject, Injectable } from '@nestjs/common';
import type { PersonId } from '@casa/contracts';
import { type Clock, CLOCK, isId, refused, type Result } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { BookingRefusal } from '../../domain/booking.errors.js';
import type { Appointment } from '../../persistence/appointment.entity.js';
import { duplicates } from '../../persistence/nearby/duplicate.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import { CancelAppointment } from '../cancel-appointment.js';
import { APPOINTMENT_LINK } from '../references.js';

/** Cancels one of a person's appointments in whatever municipality it is, as its link would: the person's list gives them that link. */
@Injectable()
export class CancelOwnAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    private readonly cancellations: CancelAppointment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, personId: PersonId, id: string): Promise<Result<Appointment, BookingRefusal>> {
    if (!isId(id)) return refused({ code: 'NOT_FOUND' });
    const item = await this.scope.read({ tenantId: caller.tenantId, personId }, (reader) =>
      duplicates.one(reader, personId, this.clock.now(), id),
    );
    if (!item) return refused({ code: 'NOT_FOUND' });
    const token = this.references.make(APPOINTMENT_LINK, item.tenantId, item.id, item.linkVersion);
    return this.cancellations.execute({ ...caller, tenantId: item.tenantId }, token);
  }
}
