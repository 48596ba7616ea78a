import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { type Reader, TenantScope } from '@casa/platform/database';
import type { Rating } from '../../domain/ratings/rating.js';
import { lastRatingDay } from '../../domain/ratings/visit.js';
import { localDay } from '../../domain/zoned-time.js';
import { type Visit, visitById } from '../../persistence/ratings/visit.projection.js';
import { openComment, ratingDigest, visitRatings } from '../../persistence/ratings/visit-rating.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { RATING_LINK } from './rating-references.js';
import { VisitBehindLink } from './visit-behind-link.js';

/** A visit as whoever was served rates it. */
export interface VisitView extends Pick<Visit, 'serviceId' | 'officeId' | 'channel' | 'day'> {
  /** The last day on which it can be rated, or the rating changed. */
  readonly lastDay: string;
  readonly canBeRated: boolean;
  /** What was said already, while it may be changed. */
  readonly rating?: Rating;
}

/** Shows a visit to whoever may rate it. */
@Injectable()
export class ViewVisit {
  constructor(
    private readonly scope: TenantScope,
    private readonly visits: VisitBehindLink,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined for a wrong link. */
  async byLink(caller: BookingCaller, token: string): Promise<VisitView | undefined> {
    return this.scope.read({ tenantId: caller.tenantId }, async (reader) => {
      const visit = await this.visits.find(reader, caller, token);
      return visit && this.view(reader, caller.tenantId, visit);
    });
  }

  /** What an appointment or a number is rated with; undefined when it cannot be now. */
  async tokenOf(tenantId: TenantId, visitId: string): Promise<string | undefined> {
    const visit = await this.scope.read({ tenantId }, (reader) => visitById(reader, tenantId, visitId));
    return visit?.isServed && this.canBeRated(visit) ? this.references.make(RATING_LINK, tenantId, visit.id, visit.linkVersion) : undefined;
  }

  private async view(reader: Reader, tenantId: TenantId, visit: Visit): Promise<VisitView> {
    const { serviceId, officeId, channel, day } = visit;
    const canBeRated = this.canBeRated(visit);
    const before = canBeRated ? await visitRatings.ofVisit(reader, tenantId, ratingDigest(this.keys, visit.id)) : undefined;
    const rating = before && { stars: before.stars, aspect: before.aspect, comment: openComment(this.keys, before) ?? null };
    return { serviceId, officeId, channel, day, lastDay: lastRatingDay(day), canBeRated, ...(rating && { rating }) };
  }

  private canBeRated({ day, timeZone }: Visit): boolean {
    return localDay(this.clock.now().getTime(), timeZone) <= lastRatingDay(day);
  }
}
