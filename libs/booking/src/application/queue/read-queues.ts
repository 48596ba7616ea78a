import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId, ServiceId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { type Reader, TenantScope } from '@casa/platform/database';
import type { TicketHours } from '../../domain/queue/ticket-hours.js';
import type { HomeTickets } from '../../domain/queue/queue-settings.js';
import { inMinutes, type WaitInMinutes } from '../../domain/queue/wait-in-words.js';
import { type QueueOffice, queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { hoursOf, WaitingRoom } from './waiting-room.js';

/** A service that is given without booking, now. */
export interface WalkInService {
  readonly serviceId: ServiceId;
  readonly letter: string;
  readonly hours: TicketHours;
  /** How many wait for it, booked people too. */
  readonly waiting: number;
  /** Absent where no desk works that gives it. */
  readonly wait?: WaitInMinutes;
}

/** What an office gives without booking, now. */
export interface WalkInQueue {
  readonly officeId: OfficeId;
  readonly timeZone: string;
  readonly home?: HomeTickets;
  readonly services: readonly WalkInService[];
}

/** The waiting rooms of a municipality that anybody may enter, with how long one waits there now. */
@Injectable()
export class ReadQueues {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param slug of one office; all without. */
  open(caller: BookingCaller, slug?: string): Promise<WalkInQueue[]> {
    const now = this.clock.now();
    return this.scope.read({ tenantId: caller.tenantId }, async (reader) => {
      const offices = await queueSettings.open(reader, caller.tenantId, slug);
      return Promise.all(offices.map((office) => queueOf(reader, caller, office, now)));
    });
  }
}

async function queueOf(reader: Reader, caller: BookingCaller, office: QueueOffice, now: Date): Promise<WalkInQueue> {
  const { officeId, timeZone, settings } = office;
  const room = await WaitingRoom.read(reader, caller, office, now);
  const given = settings.services.filter(({ walkIns }) => walkIns);
  const waits = room.newcomersWait(given.map(({ serviceId }) => serviceId));
  const services = given.map(({ serviceId, letter }) => {
    const wait = waits.get(serviceId);
    return {
      ...{ serviceId, letter, hours: hoursOf(office, room.desks, serviceId, now) },
      waiting: room.waiting.filter((person) => person.serviceId === serviceId && person.isHere).length,
      ...(wait && { wait: inMinutes(wait) }),
    };
  });
  return { officeId, timeZone, services, ...(settings.home && { home: settings.home }) };
}
