import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentId } from '@casa/contracts';
import { type Clock, CLOCK, isId } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { undoableUntil } from '../../domain/agenda/day-steps.js';
import type { CitizenDetails } from '../../domain/citizen.js';
import { type AgendaEntry, agendaEntries } from '../../persistence/agenda/agenda-entry.projection.js';
import { type AgendaOffice, agendaDesks, agendaOffice } from '../../persistence/agenda/agenda-office.projection.js';
import { openNote } from '../../persistence/agenda/appointment-note.js';
import { dayOf } from '../../persistence/agenda/day-of.js';
import { appointments, openCitizen } from '../../persistence/appointment.repository.js';
import type { AgendaOperator } from './agenda-operator.js';
import { ToldLately } from './told-lately.js';
import { ServiceAudit } from '../virtual-desks/service-audit.js';

/** All there is of an appointment: what its citizen told, and what was noted at the desk. */
export interface AgendaRecord {
  readonly entry: AgendaEntry;
  readonly office: AgendaOffice;
  /** Its desk's; undefined when the desk is there no more. */
  readonly deskName: string | undefined;
  /** Where the citizen was called to, when not to that desk. */
  readonly calledDeskName: string | undefined;
  readonly citizen: CitizenDetails;
  readonly note?: string;
  /** Until when the last step of its day can be taken back; absent: there is none. */
  readonly undoableUntil?: Date;
  readonly now: Date;
}

/** A record that is open is read anew at each change: it is written down once in this long that it was. */
const TOLD_AGAIN_MS = 10 * 60_000;

/** Opens an appointment. Its citizen reads in their own log who did. */
@Injectable()
export class ReadAgendaRecord {
  private readonly told = new ToldLately(TOLD_AGAIN_MS);

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly audit: ServiceAudit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined for an appointment that is not at an office of the operator's. */
  async execute(operator: AgendaOperator, id: string): Promise<AgendaRecord | undefined> {
    const { tenantId, personId: actorId, allowedAt } = operator;
    if (!isId(id)) return undefined;
    const telling = this.told.of(actorId);
    const record = await this.scope.run<AgendaRecord | undefined>({ tenantId }, async (transaction) => {
      const [appointment, [entry]] = await Promise.all([
        appointments.byId(transaction, tenantId, id),
        agendaEntries.byIds(transaction, tenantId, [id as AppointmentId]),
      ]);
      const allowedBy = entry && allowedAt('read', entry.officeId, entry.isVirtual);
      if (!appointment || !entry || allowedBy === undefined) return undefined;
      const [office, desks] = await Promise.all([
        agendaOffice(transaction, tenantId, entry.officeId),
        agendaDesks(transaction, tenantId, entry.officeId),
      ]);
      if (!office) return undefined;
      const { personId } = appointment;
      const read = { action: 'read', subject: 'Appointment', subjectId: id, allowedBy };
      if (telling.isNew(id)) await this.audit.record(transaction, operator, { ...read, ...(personId && { personId }) });
      const note = openNote(this.keys, appointment);
      const until = undoableUntil(dayOf(appointment));
      return {
        ...{ entry, office },
        deskName: desks.find((desk) => desk.id === entry.deskId)?.name,
        calledDeskName: desks.find((desk) => desk.id === entry.calledDeskId)?.name,
        citizen: openCitizen(this.keys, appointment),
        ...(note !== undefined && { note }),
        ...(until && { undoableUntil: until }),
        now: this.clock.now(),
      };
    });
    telling.done();
    return record;
  }
}
