import type { TenantId } from '@casa/contracts';
import type { Writer } from '@casa/platform/database';
import { RATING_DAYS } from '../../domain/ratings/visit.js';
import { addDays } from '../../domain/zoned-time.js';
import { visitRatings } from '../../persistence/ratings/visit-rating.repository.js';

/** What somebody wrote is read to make the service better; after a year it has been, or never will. */
const COMMENT_DAYS = 365;

/** Takes from ratings what led to their visits, once nobody can change them any more, and words that are old. */
export function forgetRaters(writer: Writer, tenantId: TenantId, now: Date): void {
  const today = now.toISOString().slice(0, 10);
  // A day later in every zone.
  visitRatings.forgetVisits(writer, tenantId, addDays(today, -RATING_DAYS - 1));
  visitRatings.forgetComments(writer, tenantId, addDays(today, -COMMENT_DAYS));
}
