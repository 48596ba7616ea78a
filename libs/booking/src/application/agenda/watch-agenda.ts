import { Injectable } from '@nestjs/common';
import type { AppointmentId, OfficeId } from '@casa/contracts';
import { isId } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import type { Outlet } from '@casa/platform/graphql';
import { agendaEntries } from '../../persistence/agenda/agenda-entry.projection.js';
import { agendaOffice } from '../../persistence/agenda/agenda-office.projection.js';
import type { AgendaOperator } from './agenda-operator.js';
import { type AgendaNews, AgendaWatch } from './agenda-watch.js';
import { RecordViewers } from './record-viewers.js';

export type { AgendaNews };

/** Lets operators watch what is theirs: the agenda of an office, and who else has a record open. */
@Injectable()
export class WatchAgenda {
  constructor(
    private readonly scope: TenantScope,
    private readonly agendas: AgendaWatch,
    private readonly viewers: RecordViewers,
  ) {}

  /** @returns undefined for an office that is not the operator's. */
  async office({ tenantId, allowedAt }: AgendaOperator, officeId: string): Promise<Outlet<AgendaNews> | undefined> {
    if (!isId(officeId)) return undefined;
    const office = await this.scope.read({ tenantId }, (reader) => agendaOffice(reader, tenantId, officeId as OfficeId));
    if (!office || allowedAt('read', office.id, office.isVirtual) === undefined) return undefined;
    const seesAll = allowedAt('read', office.id) !== undefined;
    return this.agendas.watch(tenantId, office.id, seesAll ? undefined : ({ isVirtual }) => isVirtual);
  }

  /** @returns undefined for an appointment that is not at an office of the operator's. */
  async record({ tenantId, personId, allowedAt }: AgendaOperator, id: string): Promise<Outlet<readonly string[]> | undefined> {
    if (!isId(id)) return undefined;
    const [entry] = await this.scope.read({ tenantId }, (reader) => agendaEntries.byIds(reader, tenantId, [id as AppointmentId]));
    if (!entry || allowedAt('read', entry.officeId, entry.isVirtual) === undefined) return undefined;
    return this.viewers.view(tenantId, entry.id, personId);
  }
}
