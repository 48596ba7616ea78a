import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentChannel, AppointmentId, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { changeableUntil, isChangeable } from '../domain/change-limit.js';
import type { CitizenDetails } from '../domain/citizen.js';
import { zonedIso } from '../domain/zoned-time.js';
import type { Appointment } from '../persistence/appointment.entity.js';
import { openCitizen } from '../persistence/appointment.repository.js';
import { type ChangeRules, changeRules } from '../persistence/change-rules.projection.js';
import { APPOINTMENT_LINK } from './references.js';

/** An appointment as its citizen sees it; times are ISO 8601 with the office's offset. */
export interface AppointmentDetails {
  readonly id: AppointmentId;
  readonly code: string;
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly channel: AppointmentChannel;
  readonly serviceId: ServiceId;
  readonly officeId: OfficeId;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly changeable: boolean;
  readonly changeableUntil: string;
  readonly manageUrl: string;
  readonly citizen: CitizenDetails;
}

/** Turns an appointment into what its citizen sees, opening what is sealed. */
@Injectable()
export class ViewAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param tenant its id and the origin of its portal, where the manage link leads.
   * @param known the rules of its service, where they have just been read.
   */
  async of(
    appointment: Appointment,
    tenant: { readonly id: TenantId; readonly origin: string },
    known?: ChangeRules,
  ): Promise<AppointmentDetails> {
    const { id, code, status, startsAt, endsAt, channel, serviceId, officeId, linkVersion } = appointment;
    const rules = known ?? (await this.scope.read({ tenantId: tenant.id }, (reader) => changeRules(reader, tenant.id, appointment)));
    const { changeUntilMinutes, timeZone, isToMove = false } = rules;
    return {
      id,
      code,
      status,
      channel,
      serviceId,
      officeId,
      timeZone,
      startsAt: zonedIso(startsAt.getTime(), timeZone),
      endsAt: zonedIso(endsAt.getTime(), timeZone),
      changeable: isToMove || isChangeable(status, startsAt, changeUntilMinutes, this.clock.now()),
      changeableUntil: zonedIso(changeableUntil(startsAt, changeUntilMinutes).getTime(), timeZone),
      manageUrl: `${tenant.origin}/prenotazioni/link/${this.references.make(APPOINTMENT_LINK, tenant.id, id, linkVersion)}`,
      citizen: openCitizen(this.keys, appointment),
    };
  }
}
