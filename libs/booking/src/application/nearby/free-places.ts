import { Inject, Injectable } from '@nestjs/common';
import { type AppointmentChannel, TENANT_INDEX, type TenantId, type TenantIndex } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { LRUCache } from 'lru-cache';
import { boxAround, type Point } from '../../domain/nearby/nearby-order.js';
import { localDay } from '../../domain/zoned-time.js';
import { type FreePlace, freePlaces, type PlaceQuery } from '../../persistence/nearby/free-time.projection.js';

/** What is looked for, and from where. */
export interface PlaceSearch {
  /** Code of the service in the metropolitan catalogue. */
  readonly template: string;
  readonly channel: AppointmentChannel;
  readonly near: Point;
  /** The first day wanted, in the offices' zone; from now on when absent. */
  readonly from?: string;
  /** The municipality whose services for residents are wanted too. */
  readonly residentIn?: TenantId;
}

/** As old as an answer from memory may be; a change takes about as long to reach the table it is made of. */
const FRESH_MS = 1000;
/** Of some 100 kB each. */
const MOST_KEPT = 100;

type Asked = Omit<PlaceQuery, 'now'> & { readonly tenantId: TenantId };

/**
 * Where a service is free over all municipalities, as last computed. One list serves everybody who asks for the same service from about the
 * same place within a second; what of it is shown is looked at anew before.
 */
@Injectable()
export class FreePlaces {
  private readonly lists = new LRUCache<string, readonly FreePlace[], Asked>({
    max: MOST_KEPT,
    ttl: FRESH_MS,
    fetchMethod: (_key, _stale, { context }) => this.read(context),
  });

  constructor(
    private readonly scope: TenantScope,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param tenantId the municipality that asks. */
  async find(tenantId: TenantId, { template, channel, near, from, residentIn }: PlaceSearch): Promise<readonly FreePlace[]> {
    const within = boxAround(near);
    const day = from ?? localDay(this.clock.now().getTime(), this.tenants.calendarOf(tenantId)?.timeZone ?? 'UTC');
    const key = JSON.stringify([template, channel, day, residentIn, within.south, within.west]);
    const found = await this.lists.fetch(key, { context: { tenantId, template, channel, within, from: day, residentIn } });
    return found?.filter((place) => this.tenants.isServed(place.tenantId)) ?? [];
  }

  private read({ tenantId, ...query }: Asked): Promise<FreePlace[]> {
    return this.scope.read({ tenantId }, (reader) => freePlaces(reader, { ...query, now: this.clock.now() }));
  }
}
