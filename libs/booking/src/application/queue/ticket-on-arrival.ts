import { newId } from '@casa/kernel';
import type { Transaction } from '@casa/platform/database';
import { BOOKED_LETTER } from '../../domain/queue/queue-settings.js';
import type { QueueOffice } from '../../persistence/queue/queue-settings.repository.js';
import { type Ticket, tickets } from '../../persistence/queue/ticket.repository.js';
import { ticketAppointments, type TicketHolder } from '../../persistence/queue/ticket-appointment.repository.js';
import type { BookingCaller } from '../booking-caller.js';

/**
 * Puts who booked and has arrived into the line, with the number they will be called by: the waiting room has one line, whatever way people came
 * into it. A second arrival gives the same ticket; who had left comes back into the line as of now.
 * @param appointment locked. @param day of the office. @param isUnseen nobody has said that they are there: they are called, and may come.
 */
export async function ticketOnArrival(
  transaction: Transaction,
  { tenantId }: Pick<BookingCaller, 'tenantId'>,
  { officeId, settings }: QueueOffice,
  day: string,
  { id: appointmentId, serviceId, language, arrivedAt }: TicketHolder,
  now: Date,
  isUnseen = false,
): Promise<Ticket> {
  const known = await tickets.ofAppointment(transaction, tenantId, appointmentId, { officeId, day });
  if (known && known.state !== 'LEFT') return known;
  const letter = settings.services.find((service) => service.serviceId === serviceId)?.letter ?? BOOKED_LETTER;
  const ticket = known
    ? await tickets.change(
        transaction,
        tenantId,
        { ...known, state: 'WAITING', takenAt: now.getTime(), arrivedAt: isUnseen ? null : now.getTime(), endedAt: null },
        now,
      )
    : await tickets.add(transaction, tenantId, {
        ...{ id: newId<'Ticket'>(), officeId, serviceId, day, letter, origin: 'CHECK_IN', appointmentId, language },
        // An operator may have seen them before.
        ...{
          takenAt: new Date(arrivedAt ?? now),
          arriveBy: null,
          arrivedAt: isUnseen ? null : new Date(arrivedAt ?? now),
          machine: { kioskId: null, device: null },
        },
      });
  ticketAppointments.followTicket(transaction, tenantId, ticket.id, null);
  tickets.tell(transaction, tenantId, officeId);
  return ticket;
}
