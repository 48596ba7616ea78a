import { Inject, Injectable } from '@nestjs/common';
import { type DeskShiftId, STAFF_DIRECTORY, type StaffDirectory } from '@casa/contracts';
import { type Clock, CLOCK, isId, newId, ok, refused, type Result } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { type AgendaDesk, agendaDesk, agendaOffice, deskOfPerson } from '../../persistence/agenda/agenda-office.projection.js';
import { announceAgenda, deskShifts, lockSeats } from '../../persistence/agenda/desk-shift.repository.js';
import type { AgendaOperator } from './agenda-operator.js';
import type { AgendaRefusal } from './agenda-refusal.js';
import { seatedToday } from './seated-today.js';

type Outcome = Result<AgendaDesk, AgendaRefusal>;

/** Sits down at a desk: whom it calls comes there. Whoever sat elsewhere leaves there. */
@Injectable()
export class TakeDesk {
  constructor(
    private readonly scope: TenantScope,
    @Inject(STAFF_DIRECTORY) private readonly staff: StaffDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param relieving also where somebody sits: they forgot to leave. */
  async execute(operator: AgendaOperator, deskId: string, relieving: boolean): Promise<Outcome> {
    if (!isId(deskId)) return refused({ code: 'NOT_FOUND' });
    const { tenantId, personId, allowedAt } = operator;
    const now = this.clock.now();
    const outcome = await this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      await lockSeats(transaction, tenantId);
      const found = await agendaDesk(transaction, tenantId, deskId);
      const office = found && (await agendaOffice(transaction, tenantId, found.officeId));
      if (!office || allowedAt('serve', office.id, found.isVirtual) === undefined) return refused({ code: 'NOT_FOUND' });
      const desk = seatedToday(found, now, office.timeZone);
      if (desk.personId === personId) return ok(desk);
      if (desk.personId && !relieving) return refused({ code: 'DESK_OCCUPIED', desk, name: '', timeZone: office.timeZone });
      const left = await deskOfPerson(transaction, tenantId, personId);
      deskShifts.clear(transaction, tenantId, desk.id, now);
      deskShifts.leave(transaction, tenantId, personId, now);
      deskShifts.take(transaction, tenantId, newId() as string as DeskShiftId, desk.id, personId, now);
      for (const officeId of new Set([office.id, left?.officeId ?? office.id])) announceAgenda(transaction, tenantId, officeId);
      return ok({ ...desk, personId, since: now.getTime() });
    });
    if (outcome.ok || outcome.refusal.code !== 'DESK_OCCUPIED') return outcome;
    const { desk } = outcome.refusal;
    const names = await this.staff.namesOf(tenantId, desk.personId ? [desk.personId] : []);
    return refused({ ...outcome.refusal, name: (desk.personId && names.get(desk.personId)) ?? '' });
  }
}
