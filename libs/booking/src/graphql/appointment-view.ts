import { Injectable } from '@nestjs/common';
import { type Clock, CLOCK } from '@casa/kernel';
import { Inject } from '@nestjs/common';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { GraphqlContext } from '@casa/platform/graphql';
import { APPOINTMENT_LINK } from '../application/references.js';
import { changeableUntil, isChangeable } from '../domain/change-limit.js';
import { zonedIso } from '../domain/zoned-time.js';
import type { Appointment } from '../persistence/appointment.entity.js';
import { openCitizen } from '../persistence/appointment.repository.js';
import { changeRules } from '../persistence/change-rules.projection.js';
import { AppointmentType } from './appointment.type.js';

/** The parent of Appointment's own resolvers: what is shown and what leads to the service and the office. */
export type AppointmentParent = AppointmentType & Pick<Appointment, 'serviceId' | 'officeId' | 'sequence'>;

/** Turns an appointment into what its citizen sees, opening what is sealed. */
@Injectable()
export class AppointmentView {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(appointment: Appointment, { tenant }: Pick<GraphqlContext, 'tenant'>): Promise<AppointmentParent> {
    const { id, code, status, startsAt, endsAt, channel, serviceId, officeId, sequence, linkVersion } = appointment;
    const rules = await this.scope.read({ tenantId: tenant.id }, (reader) => changeRules(reader, tenant.id, appointment));
    const { reason, answers, telephone, ...citizen } = openCitizen(this.keys, appointment);
    return Object.assign(new AppointmentType(), {
      id,
      code,
      status,
      channel,
      serviceId,
      officeId,
      sequence,
      reason,
      answers,
      citizen: { ...citizen, telephone: telephone ?? null },
      timeZone: rules.timeZone,
      startsAt: zonedIso(startsAt.getTime(), rules.timeZone),
      endsAt: zonedIso(endsAt.getTime(), rules.timeZone),
      changeable: isChangeable(status, startsAt, rules.changeUntilMinutes, this.clock.now()),
      changeableUntil: zonedIso(changeableUntil(startsAt, rules.changeUntilMinutes).getTime(), rules.timeZone),
      manageUrl: `${tenant.origin}/prenotazioni/link/${this.references.make(APPOINTMENT_LINK, tenant.id, id, linkVersion)}`,
    });
  }
}
