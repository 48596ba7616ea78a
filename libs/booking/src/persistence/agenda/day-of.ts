import type { DeskId, PersonId } from '@casa/contracts';
import type { DayAppointment } from '../../domain/agenda/day-steps.js';
import type { Appointment } from '../appointment.entity.js';

/** An appointment as the rules of its day see it. */
export function dayOf(appointment: Appointment): DayAppointment<PersonId, DeskId> {
  const { deskId, startsAt, status } = appointment;
  return {
    ...{ deskId, startsAt, status },
    arrivedAt: appointment.arrivedAt ?? null,
    calledAt: appointment.calledAt ?? null,
    calledDeskId: appointment.calledDeskId ?? null,
    startedAt: appointment.startedAt ?? null,
    finishedAt: appointment.finishedAt ?? null,
    outcome: appointment.outcome ?? null,
    servedBy: appointment.servedBy ?? null,
  };
}
