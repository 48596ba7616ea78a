import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { Rating } from '../../domain/ratings/rating.js';
import type { RatingRefusal } from '../../domain/ratings/rating.errors.js';
import { lastRatingDay } from '../../domain/ratings/visit.js';
import { localDay } from '../../domain/zoned-time.js';
import { ratingDigest, visitRatings } from '../../persistence/ratings/visit-rating.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { VisitBehindLink } from './visit-behind-link.js';

/** Keeps what somebody thinks of a visit, once: said again, it replaces what was said. */
@Injectable()
export class RateVisit {
  constructor(
    private readonly scope: TenantScope,
    private readonly visits: VisitBehindLink,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns until which day it may be changed. */
  execute(caller: BookingCaller, token: string, rating: Rating): Promise<Result<{ readonly lastDay: string }, RatingRefusal>> {
    const { tenantId } = caller;
    return this.scope.run<Result<{ readonly lastDay: string }, RatingRefusal>>({ tenantId }, async (transaction) => {
      const visit = await this.visits.find(transaction, caller, token);
      if (!visit) return refused({ code: 'NOT_FOUND' });
      const { officeId, day, timeZone } = visit;
      const lastDay = lastRatingDay(day);
      if (localDay(this.clock.now().getTime(), timeZone) > lastDay) return refused({ code: 'RATING_OVER', lastDay });
      const digest = ratingDigest(this.keys, visit.id);
      await visitRatings.lock(transaction, digest);
      const before = await visitRatings.ofVisit(transaction, tenantId, digest);
      visitRatings.put(transaction, tenantId, this.keys, visit, digest, rating, before);
      await this.outbox.publish(transaction, BOOKING_QUEUES.figuresDue, { tenantId, officeId, day });
      return ok({ lastDay });
    });
  }
}
