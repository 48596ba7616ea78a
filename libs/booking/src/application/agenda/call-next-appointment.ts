import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { addDays, localDay, startOfDay } from '../../domain/zoned-time.js';
import { type AgendaEntry, agendaEntries } from '../../persistence/agenda/agenda-entry.projection.js';
import { type AgendaDesk, agendaOffice, deskOfPerson } from '../../persistence/agenda/agenda-office.projection.js';
import { lockDesk } from '../../persistence/agenda/desk-shift.repository.js';
import type { Ticket } from '../../persistence/queue/ticket.repository.js';
import { CallNext } from '../queue/call-next.js';
import type { AgendaOperator } from './agenda-operator.js';
import type { AgendaRefusal } from './agenda-refusal.js';
import { seatedToday } from './seated-today.js';
import { TakeDayStep } from './take-day-step.js';

/** Who was called: somebody who booked, or the number of somebody who did not. */
export type Called = { readonly isRepeated: boolean } & ({ readonly entry: AgendaEntry } | { readonly ticket: Ticket });

export type CallOutcome = Result<Called, AgendaRefusal>;

/** Where the operator sits, and what of their day is told apart from the waiting room. */
interface Seat {
  readonly desk: AgendaDesk;
  readonly timeZone: string;
  /** The call is answered already. */
  readonly called?: CallOutcome;
  /** When the next appointment of the desk begins. */
  readonly nextAt?: Date;
}

/**
 * Calls whoever is next to the desk where the operator sits. Who waits for a telephone or video call waits at their hour and for this desk: when it
 * has come they are first. After them the waiting room says who. While somebody called has not been served or given up, it is that one
 * again: pressed twice, it calls one person.
 */
@Injectable()
export class CallNextAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly steps: TakeDayStep,
    private readonly line: CallNext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(operator: AgendaOperator): Promise<CallOutcome> {
    const seat = await this.atDistance(operator);
    if (!seat) return refused({ code: 'NO_DESK' });
    const { desk, timeZone, called, nextAt } = seat;
    if (called) return called;
    const { personId, allowedAt } = operator;
    // The waiting room is nothing to a desk that nobody comes to, nor to whoever is lent for the desk alone.
    const hasNoRoom = !desk.channels.includes('IN_PERSON') || allowedAt('serve', desk.officeId) === undefined;
    if (hasNoRoom) return refused({ code: 'NOBODY_TO_CALL', timeZone, ...(nextAt && { nextAt }) });
    const outcome = await this.line.execute(operator, { personId, allowedAt: (officeId) => allowedAt('serve', officeId) }, desk.id);
    if (outcome.ok) return this.told(operator, outcome.value, false);
    switch (outcome.refusal.code) {
      case 'DESK_BUSY':
        return this.told(operator, outcome.refusal.ticket, true);
      case 'NOBODY_WAITING':
        return refused({ code: 'NOBODY_TO_CALL', timeZone, ...(nextAt && { nextAt }) });
      default:
        return refused({ code: 'NO_DESK' });
    }
  }

  /** Whom the operator serves already, or who waits at a distance for their desk; undefined when they sit at none. */
  private atDistance(operator: AgendaOperator): Promise<Seat | undefined> {
    const { tenantId, personId, allowedAt } = operator;
    const now = this.clock.now();
    return this.scope.run<Seat | undefined>({ tenantId }, async (transaction) => {
      const taken = await deskOfPerson(transaction, tenantId, personId);
      const office = taken && (await agendaOffice(transaction, tenantId, taken.officeId));
      if (!office || allowedAt('serve', office.id, taken.isVirtual) === undefined) return undefined;
      const { timeZone } = office;
      const desk = seatedToday(taken, now, timeZone);
      if (desk.personId !== personId) return undefined;
      // Calls at one desk follow each other.
      await lockDesk(transaction, desk.id);
      const today = localDay(now.getTime(), timeZone);
      const [begin, end] = [today, addDays(today, 1)].map((day) => new Date(startOfDay(day, timeZone))) as [Date, Date];
      const [open, waiting] = await Promise.all([
        agendaEntries.openOf(transaction, tenantId, personId, begin, end),
        agendaEntries.waitingAt(transaction, tenantId, desk.id, begin, end),
      ]);
      const [entry] = open ? await agendaEntries.byIds(transaction, tenantId, [open]) : [];
      if (entry) return { desk, timeZone, called: ok({ entry, isRepeated: true }) };
      const due = waiting.find(({ channel, startsAt }) => channel !== 'IN_PERSON' && startsAt <= now.getTime());
      if (due)
        return { desk, timeZone, called: await this.steps.within(transaction, operator, { id: due.id, version: undefined }, 'CALL') };
      const [next] = waiting;
      return { desk, timeZone, ...(next && { nextAt: new Date(next.startsAt) }) };
    });
  }

  private async told({ tenantId }: AgendaOperator, ticket: Ticket, isRepeated: boolean): Promise<CallOutcome> {
    const ids: readonly AppointmentId[] = ticket.appointmentId === null ? [] : [ticket.appointmentId];
    const [entry] = await this.scope.read({ tenantId }, (reader) => agendaEntries.byIds(reader, tenantId, ids));
    return ok(entry ? { entry, isRepeated } : { ticket, isRepeated });
  }
}
