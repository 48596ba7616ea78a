import { Inject, Injectable } from '@nestjs/common';
import { type OfficeId, TENANT_INDEX, type TenantId, type TenantIndex } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import { addDays, localDay, startOfDay } from '../../domain/zoned-time.js';
import { freeStarts } from '../../persistence/availability.projection.js';
import { type FreeTimeDue, freeTimeChanges } from '../../persistence/nearby/free-time-change.js';
import { type FreeDay, freeTime, type PlaceRules } from '../../persistence/nearby/free-time.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { availabilityQuery } from '../slot-search.js';

type Asking = Pick<BookingCaller, 'tenantId' | 'patronSaint' | 'language'>;

/**
 * Computes the free time of an office anew where it changed, by the statement that answers whoever books there. What was due is taken in the
 * same transaction: whoever dies in the middle leaves it all for the next.
 */
@Injectable()
export class RefreshFreeTime {
  constructor(
    private readonly scope: TenantScope,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tenantId, officeId }: FreeTimeDue): Promise<void> {
    const calendar = this.tenants.calendarOf(tenantId);
    if (!calendar) return;
    const caller = { tenantId, patronSaint: calendar.patronSaint, language: 'it' } as const;
    await this.scope.run({ tenantId }, (transaction) =>
      officeId === null ? this.everyOffice(transaction, tenantId, calendar.timeZone) : this.office(transaction, caller, officeId),
    );
  }

  /** Each office has a transaction of its own. With the night a day has gone and one has come: then all is due again. */
  private async everyOffice(transaction: Transaction, tenantId: TenantId, timeZone: string): Promise<void> {
    const now = this.clock.now();
    const tomorrow = addDays(localDay(now.getTime(), timeZone), 1);
    const isDue = await freeTimeChanges.takeAll(transaction, tenantId, now, new Date(startOfDay(tomorrow, timeZone)));
    if (isDue) freeTimeChanges.spread(transaction, tenantId, now);
  }

  private async office(transaction: Transaction, caller: Asking, officeId: OfficeId): Promise<void> {
    const { tenantId } = caller;
    if (!(await freeTime.lock(transaction, tenantId, officeId))) return;
    const now = this.clock.now();
    const due = await freeTimeChanges.take(transaction, { tenantId, officeId }, now);
    if (due.length === 0) return;
    const places = await freeTime.putPlaces(transaction, tenantId, officeId);
    const days = due.includes(null) ? undefined : due.filter((day) => day !== null);
    const found = await Promise.all(
      places.flatMap((place) => this.stretches(place, days, now).map((stretch) => this.free(transaction, caller, place, stretch, now))),
    );
    freeTime.putDays(transaction, tenantId, officeId, found.flat(), days);
  }

  /** The days to look at, as far as the place may be booked: each by itself, or all at once. */
  private stretches(
    { timeZone, horizonDays }: PlaceRules,
    days: readonly string[] | undefined,
    now: Date,
  ): { first: string; last: string }[] {
    const today = localDay(now.getTime(), timeZone);
    const last = addDays(today, horizonDays);
    if (days === undefined) return [{ first: today, last }];
    return days.filter((day) => day >= today && day <= last).map((day) => ({ first: day, last: day }));
  }

  /** Whatever is still to come: how soon one may book is a question of the hour in which it is asked. */
  private async free(
    reader: Reader,
    caller: Asking,
    place: PlaceRules,
    stretch: { first: string; last: string },
    now: Date,
  ): Promise<FreeDay[]> {
    const days = await freeStarts(reader, availabilityQuery(caller, place, place.channel, stretch, now), now);
    const { serviceId, channel } = place;
    return days.filter(({ starts }) => starts.length > 0).map(({ day, starts }) => ({ serviceId, channel, day, starts }));
  }
}
