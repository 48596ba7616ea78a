import { Injectable } from '@nestjs/common';
import type { AppointmentId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { agendaEntries } from '../../persistence/agenda/agenda-entry.projection.js';
import { openCitizen } from '../../persistence/appointment.repository.js';
import type { AgendaOperator } from './agenda-operator.js';
import { ToldLately } from './told-lately.js';
import { ServiceAudit } from '../virtual-desks/service-audit.js';

/** An agenda that is open all day is read every few minutes: it is written down once an hour that it was. */
const TOLD_AGAIN_MS = 60 * 60_000;

/**
 * Who the appointments of an agenda are for, by name alone. That an operator saw a name is in the audit, once an hour: its citizen reads it in
 * their own log.
 */
@Injectable()
export class ListCitizens {
  private readonly told = new ToldLately(TOLD_AGAIN_MS);

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly audit: ServiceAudit,
  ) {}

  /** Names of the appointments that are at offices of the operator's; the others have none here. */
  async names(operator: AgendaOperator, ids: readonly AppointmentId[]): Promise<ReadonlyMap<AppointmentId, string>> {
    const { tenantId, personId: actorId, allowedAt } = operator;
    const telling = this.told.of(actorId);
    const listed = await this.scope.run({ tenantId }, async (transaction) => {
      const names = new Map<AppointmentId, string>();
      for (const sealed of await agendaEntries.sealed(transaction, tenantId, ids)) {
        const { id: subjectId, officeId, isVirtual, personId } = sealed;
        const allowedBy = allowedAt('read', officeId, isVirtual);
        if (allowedBy === undefined) continue;
        const { givenName, familyName } = openCitizen(this.keys, sealed);
        names.set(subjectId, `${givenName} ${familyName}`);
        if (!telling.isNew(subjectId)) continue;
        const entry = { action: 'list', subject: 'Appointment', subjectId, allowedBy };
        await this.audit.record(transaction, operator, { ...entry, ...(personId && { personId }) });
      }
      return names;
    });
    telling.done();
    return listed;
  }
}
