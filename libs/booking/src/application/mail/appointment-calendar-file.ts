import { Injectable } from '@nestjs/common';
import type { AppointmentId, TenantId } from '@casa/contracts';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { readAppointmentNotice } from '../../persistence/appointment-notice.projection.js';
import { appointmentCalendar } from './appointment-calendar.js';
import { appointmentFacts, appointmentTokens } from './appointment-notice.js';

/** The calendar file a citizen downloads: the same entry, by its UID, as in the mails. */
@Injectable()
export class AppointmentCalendarFile {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
  ) {}

  /** @param tenant its id and the origin of its portal. @param id of an appointment the caller has shown to know. */
  async of(tenant: { readonly id: TenantId; readonly origin: string }, id: AppointmentId): Promise<string> {
    const row = await this.scope.read({ tenantId: tenant.id }, (reader) => readAppointmentNotice(reader, tenant.id, id));
    if (!row) throw new Error('an appointment is gone');
    return appointmentCalendar(appointmentFacts(row, tenant, appointmentTokens(this.references, tenant.id, row)));
  }
}
