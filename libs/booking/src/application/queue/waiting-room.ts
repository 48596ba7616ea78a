import { holidaysBetween } from '../../domain/holidays.js';
import { serviceTimes } from '../../domain/queue/service-times.js';
import { type OpenStretch, ticketHours, type TicketHours } from '../../domain/queue/ticket-hours.js';
import { estimateNewcomers, estimateWaits, type QueueState, type WaitRange } from '../../domain/queue/waiting-time.js';
import { workingDesks } from '../../domain/queue/working-desks.js';
import { localDay } from '../../domain/zoned-time.js';
import type { QueueOffice } from '../../persistence/queue/queue-settings.repository.js';
import {
  comingPeople,
  type DeskToday,
  desksToday,
  type OfficeDay,
  waitingPeople,
  type WaitingPerson,
  watchedServices,
} from '../../persistence/queue/waiting-room.projection.js';
import type { Reader } from '@casa/platform/database';
import type { BookingCaller } from '../booking-caller.js';

const MINUTE_MS = 60_000;

type Asking = Pick<BookingCaller, 'tenantId' | 'patronSaint'>;

/** The day of an office at an instant. */
export function officeDay({ patronSaint }: Pick<BookingCaller, 'patronSaint'>, { officeId, timeZone }: QueueOffice, now: Date): OfficeDay {
  const day = localDay(now.getTime(), timeZone);
  return { officeId, timeZone, day, isHoliday: holidaysBetween(patronSaint, day, day, 'it').size > 0 };
}

/** Whether tickets for a service are given now at an office. */
export function hoursOf(office: QueueOffice, desks: readonly DeskToday[], serviceId: string, now: Date): TicketHours {
  const open = desks.filter(({ services }) => services.some((id) => id === serviceId)).flatMap((desk): readonly OpenStretch[] => desk.open);
  return ticketHours(open, now.getTime(), office.settings.lastTicketMinutes);
}

/** An office's waiting room as it is at an instant, and what can be said of what comes. */
export class WaitingRoom {
  private constructor(
    readonly office: QueueOffice,
    readonly day: OfficeDay,
    readonly desks: readonly DeskToday[],
    readonly waiting: readonly WaitingPerson[],
    private readonly state: QueueState,
  ) {}

  static async read(reader: Reader, caller: Asking, office: QueueOffice, now: Date): Promise<WaitingRoom> {
    const { tenantId } = caller;
    const { rule } = office.settings;
    const day = officeDay(caller, office, now);
    const [desks, waiting, coming, watched] = await Promise.all([
      desksToday(reader, tenantId, day, rule.toleranceMinutes),
      waitingPeople(reader, tenantId, day, now, false),
      comingPeople(reader, tenantId, day, new Date(now.getTime() - rule.toleranceMinutes * MINUTE_MS)),
      watchedServices(reader, tenantId, day.officeId),
    ]);
    const here = waiting.filter(({ isHere }) => isHere);
    const working = workingDesks(desks, here, now.getTime()).map(({ services, bookedInARow, servingServiceId, servingSince }) => ({
      services: new Set<string>(services),
      bookedInARow,
      ...(servingServiceId !== null && servingSince !== null && { serving: { serviceId: servingServiceId, since: servingSince } }),
    }));
    const times = new Map(watched.map(({ id, watched: real, minutes }) => [id, serviceTimes(real, minutes)]));
    return new WaitingRoom(office, day, desks, waiting, { now: now.getTime(), rule, desks: working, waiting, coming, times });
  }

  /**
   * How long each of those who wait has still to wait, by ticket; nobody for whom no desk works.
   * @param asker counts as being there: who is on the way wants to know when their turn would be.
   */
  waits(asker?: string): Map<string, WaitRange> {
    const { now, waiting } = this.state;
    const seen = waiting.map((person) => (person.id === asker ? { ...person, hereAt: Math.min(person.hereAt, now) } : person));
    return estimateWaits({ ...this.state, waiting: seen });
  }

  /** How long who came now would wait, by service. */
  newcomersWait(services: readonly string[]): Map<string, WaitRange> {
    return estimateNewcomers(this.state, services);
  }
}
