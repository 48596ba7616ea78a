import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, refused } from '@casa/kernel';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { type DayStep, isTaken, takeStep } from '../../domain/agenda/day-steps.js';
import { deskOfPerson } from '../../persistence/agenda/agenda-office.projection.js';
import { dayOf } from '../../persistence/agenda/day-of.js';
import { AgendaChange, type AgendaOutcome, type ChangeRequest } from './agenda-change.js';
import type { AgendaOperator } from './agenda-operator.js';
import { seatedToday } from './seated-today.js';

/** The steps in the words of the audit. */
const ACTIONS: Readonly<Record<DayStep, string>> = {
  ARRIVE: 'checkIn',
  CALL: 'call',
  START: 'start',
  FINISH: 'finish',
  NO_SHOW: 'noShow',
};

/** Takes one step of an appointment's day: it is there, is called, begins, ends, or nobody came. Taking it twice changes nothing, and says so. */
@Injectable()
export class TakeDayStep {
  constructor(
    private readonly scope: TenantScope,
    private readonly changes: AgendaChange,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(operator: AgendaOperator, request: ChangeRequest, step: DayStep): Promise<AgendaOutcome> {
    const { tenantId } = operator;
    return this.scope.run<AgendaOutcome>({ tenantId }, (transaction) => this.within(transaction, operator, request, step));
  }

  async within(transaction: Transaction, operator: AgendaOperator, request: ChangeRequest, step: DayStep): Promise<AgendaOutcome> {
    const { tenantId, personId } = operator;
    const now = this.clock.now();
    const desk = await deskOfPerson(transaction, tenantId, personId);
    return this.changes.within(transaction, operator, request, ACTIONS[step], now, (appointment, entry) => {
      const day = dayOf(appointment);
      if (isTaken(day, step)) return ok(undefined);
      const own = desk && seatedToday(desk, now, entry.timeZone);
      const deskId = own?.personId === personId && own.officeId === appointment.officeId ? own.id : null;
      const outcome = takeStep(day, step, { personId, deskId, now }, entry.timeZone);
      return outcome.ok ? outcome : refused({ code: 'STEP', reason: outcome.refusal, entry });
    });
  }
}
