import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type OfficeId } from '@casa/contracts';
import type { Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type Appointment, DAY_NOT_BEGUN } from '../persistence/appointment.entity.js';
import type { DeskClaim } from '../persistence/desk-claim.repository.js';
import { personItems } from '../persistence/person-item.repository.js';
import { rooms } from '../persistence/room/room.repository.js';
import { FreedTime } from './waiting-list/freed-time.js';

/** What every move of an appointment comes to, whoever moves it: its calendar entry grows, its citizen is told, its old time is told free. */
@Injectable()
export class MoveAppointment {
  constructor(
    private readonly outbox: Outbox,
    private readonly freed: FreedTime,
  ) {}

  /** @param claim the appointment's own by now, when its old one was given back. */
  async to(transaction: Transaction, appointment: Appointment, officeId: OfficeId, claim: DeskClaim, now: Date): Promise<void> {
    const { tenantId } = appointment;
    for (const time of freedBy(appointment, claim)) await this.freed.tell(transaction, { tenantId, ...time });
    const { deskId, startsAt, endsAt } = claim;
    Object.assign(appointment, {
      ...DAY_NOT_BEGUN,
      ...{ officeId, deskId, startsAt, endsAt },
      sequence: appointment.sequence + 1,
      version: appointment.version + 1,
      changedAt: now,
    });
    await transaction.em.flush();
    personItems.put(transaction, appointment);
    const { id: appointmentId, sequence } = appointment;
    rooms.tell(transaction, tenantId, appointmentId);
    await this.outbox.publish(transaction, BOOKING_QUEUES.rescheduled, { tenantId, appointmentId, sequence });
  }
}

/** What the appointment leaves of its old time: all of it, unless it moves by less than its own length at the same desk. */
function freedBy(old: Pick<DeskClaim, 'deskId' | 'startsAt' | 'endsAt'>, claim: DeskClaim): Omit<DeskClaim, 'id'>[] {
  const { deskId, startsAt, endsAt } = old;
  if (claim.deskId !== deskId || claim.endsAt <= startsAt || claim.startsAt >= endsAt) return [{ deskId, startsAt, endsAt }];
  return [
    ...(claim.startsAt > startsAt ? [{ deskId, startsAt, endsAt: claim.startsAt }] : []),
    ...(claim.endsAt < endsAt ? [{ deskId, startsAt: claim.endsAt, endsAt }] : []),
  ];
}
