import { Injectable } from '@nestjs/common';
import type { AppointmentId } from '@casa/contracts';
import { isId, ok, refused, type Result } from '@casa/kernel';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { type AgendaEntry, agendaEntries } from '../../persistence/agenda/agenda-entry.projection.js';
import type { Appointment } from '../../persistence/appointment.entity.js';
import { appointments } from '../../persistence/appointment.repository.js';
import { tickets } from '../../persistence/queue/ticket.repository.js';
import { ticketAppointments } from '../../persistence/queue/ticket-appointment.repository.js';
import type { AgendaAction, AgendaOperator } from './agenda-operator.js';
import type { AgendaRefusal } from './agenda-refusal.js';
import { placeInLine } from './place-in-line.js';
import { OpenMoves } from '../closures/open-moves.js';
import { VisitOver } from '../ratings/visit-over.js';
import { ServiceAudit } from '../virtual-desks/service-audit.js';

/** An appointment after a change of its day. */
export interface ChangedEntry {
  readonly entry: AgendaEntry;
  /** It was so already: nothing was changed. */
  readonly isRepeated: boolean;
}

export type AgendaOutcome = Result<ChangedEntry, AgendaRefusal>;

/** What a change makes of an appointment; undefined: it is so already; a word why not. */
export type Change = (appointment: Appointment, entry: AgendaEntry) => Result<Partial<Appointment> | undefined, AgendaRefusal>;

/** Which appointment is to be changed, and as whom the operator saw it. */
export interface ChangeRequest {
  readonly id: string;
  /** Undefined: whatever it is by now. */
  readonly version: number | undefined;
}

/**
 * The way every change of an appointment's day goes: at an office of the operator's alone, on the version they saw, one change after the other,
 * written down with whose appointment it is. The waiting room follows.
 */
@Injectable()
export class AgendaChange {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: ServiceAudit,
    private readonly openMoves: OpenMoves,
    private readonly visits: VisitOver,
  ) {}

  /** In a transaction of its own. @param action in the words of the audit. */
  execute(operator: AgendaOperator, request: ChangeRequest, action: string, now: Date, change: Change): Promise<AgendaOutcome> {
    const { tenantId } = operator;
    return this.scope.run<AgendaOutcome>({ tenantId }, (transaction) => this.within(transaction, operator, request, action, now, change));
  }

  /** The last thing a transaction does. */
  async within(
    transaction: Transaction,
    operator: AgendaOperator,
    { id, version }: ChangeRequest,
    action: string,
    now: Date,
    change: Change,
    permission: AgendaAction = 'serve',
  ): Promise<AgendaOutcome> {
    const { tenantId, allowedAt } = operator;
    if (!isId(id)) return refused({ code: 'NOT_FOUND' });
    const appointment = await appointments.byIdLocked(transaction, tenantId, id);
    if (!appointment) return refused({ code: 'NOT_FOUND' });
    const before = await entryOf(transaction, operator, appointment.id);
    const allowedBy = allowedAt(permission, before.officeId, before.isVirtual);
    if (allowedBy === undefined) return refused({ code: 'NOT_FOUND' });
    const changed = change(appointment, before);
    if (changed.ok && !changed.value) return ok({ entry: before, isRepeated: true });
    if (version !== undefined && appointment.version !== version) return refused({ code: 'CHANGED', entry: before });
    if (!changed.ok) return changed;
    await placeInLine(transaction, operator, appointment, changed.value ?? {}, now);
    Object.assign(appointment, { ...changed.value, version: appointment.version + 1, changedAt: now });
    await transaction.em.flush();
    ticketAppointments.followAppointment(transaction, tenantId, appointment.id);
    tickets.tell(transaction, tenantId, appointment.officeId);
    if (changed.value?.startedAt) await this.openMoves.served(transaction, tenantId, appointment.id, now);
    if (changed.value?.outcome === 'SERVED') await this.visits.tell(transaction, tenantId, appointment.id, now);
    const entry = await entryOf(transaction, operator, appointment.id);
    await this.record(transaction, operator, appointment, action, allowedBy);
    return ok({ entry, isRepeated: false });
  }

  private record(
    transaction: Transaction,
    operator: AgendaOperator,
    { id: subjectId, personId }: Appointment,
    action: string,
    allowedBy: string,
  ): Promise<void> {
    const entry = { action, subject: 'Appointment', subjectId, allowedBy };
    return this.audit.record(transaction, operator, { ...entry, ...(personId && { personId }) });
  }
}

async function entryOf(transaction: Transaction, { tenantId }: AgendaOperator, id: AppointmentId): Promise<AgendaEntry> {
  const [entry] = await agendaEntries.byIds(transaction, tenantId, [id]);
  if (!entry) throw new Error('an appointment has lost its service or office');
  return entry;
}
