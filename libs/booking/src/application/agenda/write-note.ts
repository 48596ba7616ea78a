import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { openNote, sealNote } from '../../persistence/agenda/appointment-note.js';
import { AgendaChange, type AgendaOutcome, type ChangeRequest } from './agenda-change.js';
import type { AgendaOperator } from './agenda-operator.js';

/** Writes down what the next colleague must know of an appointment. */
@Injectable()
export class WriteNote {
  constructor(
    private readonly changes: AgendaChange,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param note the whole of it; empty takes it away. */
  execute(operator: AgendaOperator, request: ChangeRequest, note: string): Promise<AgendaOutcome> {
    return this.changes.execute(operator, request, 'note', this.clock.now(), (appointment) => {
      if ((openNote(this.keys, appointment) ?? '') === note) return ok(undefined);
      return ok({ noteSealed: note === '' ? null : sealNote(this.keys, appointment.id, note) });
    });
  }
}
