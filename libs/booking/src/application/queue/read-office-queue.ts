import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId } from '@casa/contracts';
import { type Clock, CLOCK, isId } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { placeOf } from '../../domain/queue/line.js';
import type { Place } from '../../domain/queue/line.js';
import { inMinutes, type WaitInMinutes } from '../../domain/queue/wait-in-words.js';
import { queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import type { Ticket } from '../../persistence/queue/ticket.repository.js';
import { ticketsToday } from '../../persistence/queue/tickets-today.projection.js';
import type { DeskToday } from '../../persistence/queue/waiting-room.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import type { QueueOperator } from './queue-operator.js';
import { WaitingRoom } from './waiting-room.js';

/** Somebody who waits, as operators see them: a number, and why they are where they are in the line. */
export interface InLineView {
  readonly ticket: Ticket;
  readonly place: Place;
  readonly wait?: WaitInMinutes;
}

/** An office's waiting room as its operators see it. */
export interface OfficeQueue {
  readonly officeId: OfficeId;
  readonly timeZone: string;
  readonly now: number;
  readonly desks: readonly DeskToday[];
  /** As they will be called, as far as one can tell. */
  readonly waiting: readonly InLineView[];
  readonly atDesks: readonly Ticket[];
  /** Who has been served, did not answer or left; the last first. */
  readonly over: readonly Ticket[];
}

/** Reads the waiting room for who works in it. No personal data is in it: a number is nobody's. */
@Injectable()
export class ReadOfficeQueue {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined for an office that is not there or not theirs. */
  async execute(caller: BookingCaller, operator: QueueOperator, officeId: string): Promise<OfficeQueue | undefined> {
    if (!isId(officeId)) return undefined;
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.read({ tenantId }, async (reader) => {
      const office = await queueSettings.ofOffice(reader, tenantId, officeId);
      if (!office || operator.allowedAt(office.officeId) === undefined) return undefined;
      const room = await WaitingRoom.read(reader, caller, office, now);
      const { waiting, atDesks, over } = await ticketsToday(reader, tenantId, room.day, now);
      const waits = room.waits();
      const likely = ({ id, takenAt }: Ticket) => waits.get(id)?.likely ?? Number.MAX_SAFE_INTEGER + takenAt;
      return {
        ...{ officeId: office.officeId, timeZone: office.timeZone, now: now.getTime(), desks: room.desks, atDesks, over },
        waiting: [...waiting]
          .sort((a, b) => likely(a) - likely(b))
          .map((ticket) => {
            const wait = waits.get(ticket.id);
            const { id, takenAt: since, bookedFor, precedence } = ticket;
            const person = { id, since, precedence, ...(bookedFor !== null && { bookedFor }) };
            return { ticket, place: placeOf(person, now.getTime(), office.settings.rule), ...(wait && { wait: inMinutes(wait) }) };
          }),
      };
    });
  }
}
