import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { deskOfPerson } from '../../persistence/agenda/agenda-office.projection.js';
import { announceAgenda, deskShifts } from '../../persistence/agenda/desk-shift.repository.js';
import type { AgendaOperator } from './agenda-operator.js';

/** Gets up from the desk the operator sits at. */
@Injectable()
export class LeaveDesk {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns whether they sat at one. */
  execute({ tenantId, personId }: AgendaOperator): Promise<boolean> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const desk = await deskOfPerson(transaction, tenantId, personId);
      if (!desk) return false;
      deskShifts.leave(transaction, tenantId, personId, this.clock.now());
      announceAgenda(transaction, tenantId, desk.officeId);
      return true;
    });
  }
}
