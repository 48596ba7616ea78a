import { randomUUID } from 'node:crypto';
import type { OfficeId, ServiceId, TenantId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { Rating, RatingAspect } from '../../domain/ratings/rating.js';
import type { Visit } from './visit.projection.js';

/** A rating as it is kept: of a service at an office on a day, and of nobody. */
export interface VisitRating {
  readonly id: string;
  readonly serviceId: ServiceId;
  readonly stars: number;
  readonly aspect: RatingAspect | null;
  readonly commentSealed: string | null;
}

const COLUMNS = `id, service_id as "serviceId", stars, aspect, comment_sealed as "commentSealed"`;

const LOCK = statement('ratings.lock', `select pg_advisory_xact_lock($1)`);

const OF_VISIT = statement('ratings.of-visit', `select ${COLUMNS} from visit_rating where tenant_id = $1 and digest = $2`);

const PUT = statement(
  'ratings.put',
  `insert into visit_rating (tenant_id, id, office_id, service_id, channel, day, stars, aspect, comment_sealed, digest)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   on conflict (tenant_id, id) do update set stars = excluded.stars, aspect = excluded.aspect, comment_sealed = excluded.comment_sealed`,
);

// The ids are random: in their order nothing is told of when.
const COMMENTED = `
  unnest($3::date[]) as m (month)
  join visit_rating r on r.tenant_id = $1 and r.office_id = $2 and r.day >= m.month and r.day < m.month + interval '1 month'
  where r.comment_sealed is not null`;

const COMMENTS = statement(
  'ratings.comments',
  `select ${COLUMNS}, m.month::text as month from ${COMMENTED} and ($4::uuid is null or id > $4) order by id limit $5`,
);

const COUNT_COMMENTS = statement('ratings.count-comments', `select count(*)::int as count from ${COMMENTED}`);

const FORGET_VISITS = statement(
  'ratings.forget-visits',
  `update visit_rating set digest = null where tenant_id = $1 and day < $2 and digest is not null`,
);

const FORGET_COMMENTS = statement(
  'ratings.forget-comments',
  `update visit_rating set comment_sealed = null where tenant_id = $1 and day < $2 and comment_sealed is not null`,
);

/** A rating with what was written, and the first day of its month. */
export interface CommentedRating extends VisitRating {
  readonly month: string;
}

/** Whose comments, and of which months. */
export interface CommentsOf {
  readonly officeId: OfficeId;
  /** First day of each. */
  readonly months: readonly string[];
}

/** Every query of the ratings. */
export const visitRatings = {
  /** Makes who rates one visit at the same time follow each other, until the commit. */
  async lock(reader: Reader, digest: Buffer): Promise<void> {
    await reader.rows(LOCK, [digest.readBigInt64BE()]);
  },

  async ofVisit(reader: Reader, tenantId: TenantId, digest: Buffer): Promise<VisitRating | undefined> {
    const [rating] = await reader.rows<VisitRating>(OF_VISIT, [tenantId, digest]);
    return rating;
  },

  /** @param before what was said of the visit already: it is replaced. */
  put(
    writer: Writer,
    tenantId: TenantId,
    keys: DataKeys,
    { officeId, serviceId, channel, day }: Visit,
    digest: Buffer,
    { stars, aspect, comment }: Rating,
    before: VisitRating | undefined,
  ): void {
    // Not one of our ids, which tell the instant they were made.
    const id = before?.id ?? randomUUID();
    const sealed = comment === null ? null : sealComment(keys, id, comment);
    writer.send(PUT, [tenantId, id, officeId, serviceId, channel, day, stars, aspect, sealed, digest]);
  },

  async comments(
    reader: Reader,
    tenantId: TenantId,
    { officeId, months }: CommentsOf,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly rows: CommentedRating[]; readonly count: number }> {
    const which = [tenantId, officeId, months];
    const [rows, [total]] = await Promise.all([
      reader.rows<CommentedRating>(COMMENTS, [...which, after ?? null, limit]),
      reader.rows<{ count: number }>(COUNT_COMMENTS, which),
    ]);
    return { rows, count: total?.count ?? 0 };
  },

  /** From then on nothing leads from a rating to its visit. @param before visits of earlier days can be rated no more. */
  forgetVisits(writer: Writer, tenantId: TenantId, before: string): void {
    writer.send(FORGET_VISITS, [tenantId, before]);
  },

  forgetComments(writer: Writer, tenantId: TenantId, before: string): void {
    writer.send(FORGET_COMMENTS, [tenantId, before]);
  },
};

/** Under which a visit's rating is found again while it may be changed, and no rating leads to its visit. */
export function ratingDigest(keys: DataKeys, visitId: string): Buffer {
  return keys.digest(visitId, 'visit rating');
}

export function sealComment(keys: DataKeys, id: string, comment: string): string {
  return keys.seal(comment, boundTo(id));
}

export function openComment(keys: DataKeys, { id, commentSealed }: Pick<VisitRating, 'id' | 'commentSealed'>): string | undefined {
  return commentSealed === null ? undefined : keys.open(commentSealed, boundTo(id));
}

function boundTo(id: string): string {
  return `visit_rating.comment_sealed ${id}`;
}
