import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentChannel } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { bookingWindow } from '../../domain/booking-window.js';
import { inNearbyOrder } from '../../domain/nearby/nearby-order.js';
import { isLongToWait, isWorthTheWay } from '../../domain/nearby/worth-the-way.js';
import { localDay } from '../../domain/zoned-time.js';
import { ownPlace } from '../../persistence/nearby/free-time.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import type { BookingRules } from '../find-availability.js';
import { FreePlaces } from './free-places.js';
import { LiveStarts, type NearbyStart } from './live-starts.js';

/** Where else a service is free, when an office has long nothing. */
@Injectable()
export class FindFreeElsewhere {
  constructor(
    private readonly scope: TenantScope,
    private readonly places: FreePlaces,
    private readonly live: LiveStarts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the best starts in other municipalities that are worth the way, none when the office itself is free soon. */
  async execute({ tenantId }: BookingCaller, rules: BookingRules, channel: AppointmentChannel, limit: number): Promise<NearbyStart[]> {
    const now = this.clock.now();
    const today = localDay(now.getTime(), rules.timeZone);
    const own = await this.scope.read({ tenantId }, (reader) => ownPlace(reader, tenantId, { ...rules, channel }, today, now));
    if (!own) return [];
    // Where nothing is free, the wait is at least until the last day that can be booked.
    const here = own.startsAt === null ? Date.parse(bookingWindow(now.getTime(), rules, rules.timeZone).lastDay) : own.startsAt * 1000;
    if (!isLongToWait(here, now.getTime())) return [];
    const found = await this.places.find(tenantId, { template: own.template, channel, near: own });
    const others = inNearbyOrder(
      found.filter((place) => place.tenantId !== tenantId),
      own,
      'BALANCED',
    );
    const starts = await this.live.of(
      others.filter(({ place, meters }) => isWorthTheWay(place.startsAt * 1000, meters, here)).slice(0, limit),
      channel,
    );
    return starts.filter(({ slot, meters }) => isWorthTheWay(slot.startsAt, meters, here));
  }
}
