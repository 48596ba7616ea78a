import type { Transaction } from '@casa/platform/database';
import { localDay } from '../../domain/zoned-time.js';
import type { Appointment } from '../../persistence/appointment.entity.js';
import { queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { ticketOnArrival } from '../queue/ticket-on-arrival.js';

/**
 * Who is there in person stands in the waiting room's one line, and has the number that its screen calls, whoever noticed them. Before the
 * appointment is changed: the ticket writes what it knows into it.
 * @param change of its day; one that brings nobody into the office does nothing here.
 */
export async function placeInLine(
  transaction: Transaction,
  caller: BookingCaller,
  appointment: Appointment,
  { arrivedAt, calledAt, startedAt }: Partial<Appointment>,
  now: Date,
): Promise<void> {
  const isThere = appointment.channel === 'IN_PERSON' && (arrivedAt ?? calledAt ?? startedAt);
  const office = isThere && (await queueSettings.ofOffice(transaction, caller.tenantId, appointment.officeId));
  if (!office) return;
  const { id, serviceId, language, personId, arrivedAt: seenAt } = appointment;
  const holder = { id, serviceId, language, personId: personId ?? null, arrivedAt: seenAt?.getTime() ?? null };
  await ticketOnArrival(transaction, caller, office, localDay(now.getTime(), office.timeZone), holder, now, !arrivedAt && !seenAt);
}
