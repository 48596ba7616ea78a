import { Inject, Injectable } from '@nestjs/common';
import type { DeskId, PersonId } from '@casa/contracts';
import { type Clock, CLOCK, refused } from '@casa/kernel';
import { undoStep } from '../../domain/agenda/day-steps.js';
import { dayOf } from '../../persistence/agenda/day-of.js';
import { AgendaChange, type AgendaOutcome, type ChangeRequest } from './agenda-change.js';
import type { AgendaOperator } from './agenda-operator.js';

/** Takes back the last step of an appointment's day, while it is fresh. */
@Injectable()
export class UndoDayStep {
  constructor(
    private readonly changes: AgendaChange,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(operator: AgendaOperator, request: ChangeRequest): Promise<AgendaOutcome> {
    const now = this.clock.now();
    return this.changes.execute(operator, request, 'undo', now, (appointment, entry) => {
      const outcome = undoStep<PersonId, DeskId>(dayOf(appointment), now);
      return outcome.ok ? outcome : refused({ code: 'STEP', reason: outcome.refusal, entry });
    });
  }
}
