import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import type { QueueRefusal } from '../../domain/queue/queue.errors.js';
import { shownState } from '../../domain/queue/ticket-state.js';
import { localDay } from '../../domain/zoned-time.js';
import { queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import { type Ticket, tickets } from '../../persistence/queue/ticket.repository.js';
import { type ArrivingAppointment, ticketAppointments } from '../../persistence/queue/ticket-appointment.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { APPOINTMENT_LINK } from '../references.js';
import { TICKET_LINK, TICKET_LINK_VERSION } from './queue-references.js';
import { ticketOnArrival } from './ticket-on-arrival.js';

const MINUTE_MS = 60_000;
const CODE = /^([A-Z]{2})-?([0-9A-HJKMNP-TV-Z]{8})$/;

export interface CheckedIn {
  readonly ticket: Ticket;
  /** Opens the ticket's page. */
  readonly token: string;
}

type Outcome = Result<CheckedIn, QueueRefusal>;

/**
 * Somebody says that they are there: who booked, by the code of the appointment or its link, and gets a number; or who took a ticket from home,
 * by the link of that.
 */
@Injectable()
export class CheckIn {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param reference what was typed or scanned. */
  async execute(caller: BookingCaller, reference: string): Promise<Outcome> {
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const ticket = await this.ticketProven(transaction, caller, reference);
      if (ticket) return this.arriveFromHome(transaction, caller, ticket, now);
      const appointment = await this.appointmentNamed(transaction, caller, reference);
      return appointment ? this.arriveBooked(transaction, caller, appointment, now) : refused({ code: 'NOT_FOUND' });
    });
  }

  private async ticketProven(reader: Reader, { tenantId }: BookingCaller, reference: string): Promise<Ticket | undefined> {
    const id = this.references.provenId(reference, TICKET_LINK, tenantId, TICKET_LINK_VERSION);
    return id === undefined ? undefined : tickets.byIdLocked(reader, tenantId, id);
  }

  private async appointmentNamed(reader: Reader, { tenantId }: BookingCaller, reference: string): Promise<ArrivingAppointment | undefined> {
    const [, town, rest] = CODE.exec(reference.toUpperCase().replaceAll(/\s/g, '')) ?? [];
    if (town !== undefined && rest !== undefined) return ticketAppointments.byCode(reader, tenantId, `${town}-${rest}`);
    const id = this.references.claimedId(reference);
    const appointment = id === undefined ? undefined : await ticketAppointments.byId(reader, tenantId, id);
    return appointment && this.references.proves(reference, APPOINTMENT_LINK, tenantId, appointment.id, appointment.linkVersion)
      ? appointment
      : undefined;
  }

  private async arriveFromHome(transaction: Transaction, caller: BookingCaller, ticket: Ticket, now: Date): Promise<Outcome> {
    const { tenantId } = caller;
    const office = await queueSettings.ofOffice(transaction, tenantId, ticket.officeId);
    const today = office && localDay(now.getTime(), office.timeZone);
    if (today === undefined || shownState(ticket, today, now.getTime()) !== 'WAITING') return refused({ code: 'TICKET_OVER' });
    if (ticket.arrivedAt !== null) return ok(this.checkedIn(caller, ticket));
    const arrived = await tickets.change(transaction, tenantId, { ...ticket, arrivedAt: now.getTime() }, now);
    tickets.tell(transaction, tenantId, ticket.officeId);
    return ok(this.checkedIn(caller, arrived));
  }

  private async arriveBooked(
    transaction: Transaction,
    caller: BookingCaller,
    appointment: ArrivingAppointment,
    now: Date,
  ): Promise<Outcome> {
    const { tenantId } = caller;
    const office = await queueSettings.ofOffice(transaction, tenantId, appointment.officeId);
    if (!office?.settings.open) return refused({ code: 'CHECK_IN_NOT_POSSIBLE', reason: 'NOT_OFFERED' });
    const { timeZone, settings } = office;
    const day = localDay(now.getTime(), timeZone);
    if (appointment.status === 'CANCELLED') return refused({ code: 'CHECK_IN_NOT_POSSIBLE', reason: 'CANCELLED' });
    if (appointment.channel !== 'IN_PERSON') return refused({ code: 'CHECK_IN_NOT_POSSIBLE', reason: 'NOT_IN_PERSON' });
    if (localDay(appointment.startsAt, timeZone) !== day) return refused({ code: 'CHECK_IN_NOT_POSSIBLE', reason: 'OTHER_DAY' });
    if (appointment.isOver) return refused({ code: 'CHECK_IN_NOT_POSSIBLE', reason: 'OVER' });
    const from = appointment.startsAt - settings.checkInMinutes * MINUTE_MS;
    if (now.getTime() < from) return refused({ code: 'CHECK_IN_TOO_EARLY', from, timeZone });
    const ticket = await ticketOnArrival(transaction, caller, office, day, appointment, now);
    return ok(this.checkedIn(caller, ticket));
  }

  private checkedIn({ tenantId }: BookingCaller, ticket: Ticket): CheckedIn {
    return { ticket, token: this.references.make(TICKET_LINK, tenantId, ticket.id, TICKET_LINK_VERSION) };
  }
}
