import { Inject, Injectable } from '@nestjs/common';
import { type AppointmentChannel, TENANT_INDEX, type TenantId, type TenantIndex } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { type Reader, TenantScope } from '@casa/platform/database';
import { bookingWindow } from '../../domain/booking-window.js';
import type { OfferedSlot } from '../../domain/booking.errors.js';
import type { Ranked } from '../../domain/nearby/nearby-order.js';
import { localDay } from '../../domain/zoned-time.js';
import { freeStarts } from '../../persistence/availability.projection.js';
import { bookingRules } from '../../persistence/booking-rules.projection.js';
import { type FreePlace, type PlaceWords, placeWords } from '../../persistence/nearby/free-time.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import { availabilityQuery, offered } from '../slot-search.js';

/** An office with a start that is free now, and what it takes to show it. */
export interface NearbyStart extends Ranked<FreePlace> {
  readonly slot: OfferedSlot;
  /** How many starts that day has left. */
  readonly freeThatDay: number;
  readonly words: PlaceWords;
}

/** Looks in the municipalities themselves whether what a search found is free: what is shown can be booked. */
@Injectable()
export class LiveStarts {
  constructor(
    private readonly scope: TenantScope,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One transaction a municipality.
   * @returns in the same order; a place that has nothing left on its day is not among them, another hour of the day takes the place of one
   *   that is gone.
   */
  async of(places: readonly Ranked<FreePlace>[], channel: AppointmentChannel): Promise<NearbyStart[]> {
    const byTenant = Map.groupBy(places, ({ place }) => place.tenantId);
    const found = await Promise.all([...byTenant].map(([tenantId, its]) => this.ofTenant(tenantId, its, channel)));
    const live = new Map(found.flat().map((start) => [start.place, start]));
    return places.flatMap(({ place }) => live.get(place) ?? []);
  }

  private ofTenant(tenantId: TenantId, places: readonly Ranked<FreePlace>[], channel: AppointmentChannel): Promise<NearbyStart[]> {
    const patronSaint = this.tenants.calendarOf(tenantId)?.patronSaint;
    if (!patronSaint) return Promise.resolve([]);
    const caller = { tenantId, patronSaint, language: 'it' } as const;
    return this.scope.read({ tenantId }, async (reader) => {
      const starts = await Promise.all(places.map((ranked) => this.start(reader, caller, ranked, channel)));
      return starts.filter((start) => start !== undefined);
    });
  }

  private async start(
    reader: Reader,
    caller: Pick<BookingCaller, 'tenantId' | 'patronSaint' | 'language'>,
    ranked: Ranked<FreePlace>,
    channel: AppointmentChannel,
  ): Promise<NearbyStart | undefined> {
    const { tenantId, serviceId, officeId, startsAt } = ranked.place;
    const now = this.clock.now();
    const [rules, words] = await Promise.all([
      bookingRules(reader, tenantId, serviceId, officeId),
      placeWords(reader, tenantId, { officeId, serviceId }),
    ]);
    if (!rules || !words || !rules.channels.includes(channel)) return undefined;
    const window = bookingWindow(now.getTime(), rules, rules.timeZone);
    const day = localDay(startsAt * 1000, rules.timeZone);
    if (day > window.lastDay) return undefined;
    const query = availabilityQuery(caller, rules, channel, { first: day, last: day }, now);
    const [found] = await freeStarts(reader, query, new Date(window.earliest));
    const [first] = found?.starts ?? [];
    return first === undefined ? undefined : { ...ranked, slot: offered(first, rules), freeThatDay: found?.starts.length ?? 0, words };
  }
}
