import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentChannel } from '@casa/contracts';
import { type Clock, CLOCK, isId } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import type { OfferedSlot } from '../domain/booking.errors.js';
import { bookingWindow } from '../domain/booking-window.js';
import { holidaysBetween } from '../domain/holidays.js';
import { addDays } from '../domain/zoned-time.js';
import { freeStarts } from '../persistence/availability.projection.js';
import { type BookingRules, bookingRules } from '../persistence/booking-rules.projection.js';
import type { BookingCaller } from './booking-caller.js';
import { availabilityQuery, firstFree, offered } from './slot-search.js';

export type { BookingRules };

export interface AvailabilityRequest {
  readonly serviceId: string;
  readonly officeId: string;
  readonly channel: AppointmentChannel;
  /** YYYY-MM-DD; the first day that can be booked when absent. */
  readonly from?: string;
  readonly days: number;
}

export type DayStatus = 'FREE' | 'FULL' | 'CLOSED' | 'HOLIDAY' | 'OUT_OF_RANGE';

export interface AvailabilityView {
  readonly rules: BookingRules;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly days: readonly {
    readonly date: string;
    readonly status: DayStatus;
    readonly holiday?: string;
    readonly slots: readonly OfferedSlot[];
  }[];
}

/** What is free at an office for a service, day by day. */
@Injectable()
export class FindAvailability {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param instead of the service's own rules. @returns undefined when the service is not booked at that office. */
  async days(
    caller: BookingCaller,
    request: AvailabilityRequest,
    instead: Partial<Pick<BookingRules, 'leadMinutes'>> = {},
  ): Promise<AvailabilityView | undefined> {
    if (!isId(request.serviceId) || !isId(request.officeId)) return undefined;
    const now = this.clock.now();
    return this.scope.read({ tenantId: caller.tenantId }, async (reader) => {
      const own = await bookingRules(reader, caller.tenantId, request.serviceId, request.officeId);
      if (!own) return undefined;
      const rules = { ...own, ...instead };
      const window = bookingWindow(now.getTime(), rules, rules.timeZone);
      const first = request.from ?? window.firstDay;
      const last = addDays(first, request.days - 1);
      const found = await freeStarts(
        reader,
        availabilityQuery(caller, rules, request.channel, { first, last }, now),
        new Date(window.earliest),
      );
      const holidays = holidaysBetween(caller.patronSaint, first, last, caller.language);
      const days = found.map(({ day, open, starts }) => {
        const inRange = day >= window.firstDay && day <= window.lastDay;
        const slots = inRange ? starts.map((start) => offered(start, rules)) : [];
        const holiday = holidays.get(day);
        return {
          date: day,
          status: statusOf(inRange, open, holiday !== undefined, slots.length),
          ...(holiday !== undefined && { holiday }),
          slots,
        };
      });
      return { rules, firstDay: window.firstDay, lastDay: window.lastDay, days };
    });
  }

  /** The first free start from now to the horizon. */
  firstFree(caller: BookingCaller, rules: BookingRules, channel: AppointmentChannel): Promise<OfferedSlot | undefined> {
    return this.scope.read({ tenantId: caller.tenantId }, (reader) => firstFree(reader, caller, rules, channel, this.clock.now()));
  }
}

function statusOf(inRange: boolean, open: boolean, holiday: boolean, slots: number): DayStatus {
  if (!inRange) return 'OUT_OF_RANGE';
  if (slots > 0) return 'FREE';
  if (open) return 'FULL';
  return holiday ? 'HOLIDAY' : 'CLOSED';
}
