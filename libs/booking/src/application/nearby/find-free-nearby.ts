import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { compareRanks, inNearbyOrder, type NearbyOrder, type Rank } from '../../domain/nearby/nearby-order.js';
import { FreePlaces, type PlaceSearch } from './free-places.js';
import { LiveStarts, type NearbyStart } from './live-starts.js';

export interface NearbyRequest extends PlaceSearch {
  readonly order: NearbyOrder;
  /** Leaves out the municipality that asks. */
  readonly isElsewhere: boolean;
}

/** A page of what is free nearby. */
export interface NearbyPage {
  readonly starts: readonly NearbyStart[];
  readonly hasMore: boolean;
  /** How many offices have anything free. */
  readonly count: number;
}

/** Of a page's places some may have been booked out in the last second; so many more than the page holds are looked at, and no more. */
const LOOKS = 2;

/** The offices of all municipalities with the first free time for a service: the soonest, the nearest, or what weighs both. */
@Injectable()
export class FindFreeNearby {
  constructor(
    private readonly places: FreePlaces,
    private readonly live: LiveStarts,
  ) {}

  /**
   * @param tenantId the municipality that asks.
   * @param after rank of the last one of the page before.
   */
  async execute(tenantId: TenantId, request: NearbyRequest, after: Rank | undefined, limit: number): Promise<NearbyPage> {
    const found = await this.places.find(tenantId, request);
    const wanted = request.isElsewhere ? found.filter((place) => place.tenantId !== tenantId) : found;
    const all = inNearbyOrder(wanted, request.near, request.order);
    const ranked = after === undefined ? all : all.filter(({ rank }) => compareRanks(rank, after) > 0);
    const starts: NearbyStart[] = [];
    let looked = 0;
    while (starts.length < limit && looked < Math.min(ranked.length, LOOKS * limit)) {
      const next = ranked.slice(looked, looked + limit - starts.length);
      starts.push(...(await this.live.of(next, request.channel)));
      looked += next.length;
    }
    return { starts, hasMore: looked < ranked.length, count: all.length };
  }
}
