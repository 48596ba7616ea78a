import { Injectable } from '@nestjs/common';
import { isId, ok, refused, type Result } from '@casa/kernel';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { dayStateOf } from '../../domain/agenda/day-state.js';
import type { DayStep } from '../../domain/agenda/day-steps.js';
import type { RoomRefusal } from '../../domain/room/room.errors.js';
import { type Participant, participants } from '../../persistence/room/participant.repository.js';
import { rooms } from '../../persistence/room/room.repository.js';
import type { AgendaOperator } from '../agenda/agenda-operator.js';
import { TakeDayStep } from '../agenda/take-day-step.js';
import type { RoomCaller } from './room-caller.js';
import { type Seated, Seats } from './seats.js';
import { ServiceAudit } from '../virtual-desks/service-audit.js';

type Outcome = Result<undefined, RoomRefusal>;

/** The operator lets somebody of the waiting room in, or does not; also puts out who is in. With the citizen's admission their appointment begins. */
@Injectable()
export class AdmitToRoom {
  constructor(
    private readonly scope: TenantScope,
    private readonly seats: Seats,
    private readonly steps: TakeDayStep,
    private readonly audit: ServiceAudit,
  ) {}

  execute(caller: RoomCaller, token: string, participantId: string, admit: boolean): Promise<Outcome> {
    const { tenantId } = caller;
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const operator = await this.seats.lockAdmitted(transaction, caller, token);
      if (!operator.ok) return operator;
      const other = isId(participantId) ? await participants.byId(transaction, tenantId, participantId) : undefined;
      if (!isTheirs(operator.value, other)) return refused({ code: 'NOT_FOUND' });
      const state = admit ? 'ADMITTED' : 'REFUSED';
      if (other.state === state) return ok(undefined);
      const sequence = await rooms.number(transaction, tenantId, other.appointmentId);
      participants.change(transaction, tenantId, { ...other, state, sequence, admittedSequence: admit ? sequence : null });
      if (admit && other.role === 'CITIZEN') await this.begin(transaction, caller, operator.value);
      await this.record(transaction, caller, operator.value, admit ? 'admit' : 'refuse');
      return ok(undefined);
    });
  }

  /** It may have begun already, or be another day by now: then there is nothing to note. Whoever was given up and has come after all is called first. */
  private async begin(transaction: Transaction, caller: RoomCaller, { appointment, participant, allowedBy }: Seated): Promise<void> {
    const { personId } = participant;
    if (personId === null) return;
    const operator: AgendaOperator = { ...caller, personId, allowedAt: () => allowedBy };
    const take = (step: DayStep) => this.steps.within(transaction, operator, { id: appointment.id, version: undefined }, step);
    const begun = await take('START');
    const isGivenUp = !begun.ok && begun.refusal.code === 'STEP' && dayStateOf(begun.refusal.entry) === 'NO_SHOW';
    if (isGivenUp && (await take('CALL')).ok) await take('START');
  }

  private record(transaction: Transaction, caller: RoomCaller, { appointment, allowedBy }: Seated, action: string): Promise<void> {
    const { id: subjectId, personId } = appointment;
    return this.audit.record(transaction, caller, { action, subject: 'Room', subjectId, allowedBy, ...(personId && { personId }) });
  }
}

/** An operator decides on who has come to the same room and is no operator. */
function isTheirs({ participant: { role, appointmentId } }: Seated, other: Participant | undefined): other is Participant {
  const hasCome = other?.state === 'WAITING' || other?.state === 'ADMITTED' || other?.state === 'REFUSED';
  return role === 'OPERATOR' && hasCome && other.role !== 'OPERATOR' && other.appointmentId === appointmentId;
}
