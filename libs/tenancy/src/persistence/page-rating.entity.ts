import type { TenantId } from '@casa/contracts';
import type { Id } from '@casa/kernel';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export type PageRatingId = Id<'PageRating'>;

/** What somebody thought of a page. Nothing of who it was: no address, no session, no account. */
export const PageRatingEntity = defineEntity({
  name: 'PageRating',
  tableName: 'page_rating',
  properties: {
    tenantId: p.uuid().$type<TenantId>().primary(),
    id: p.uuid().$type<PageRatingId>().primary(),
    path: p.text(),
    rating: p.smallint(),
    answer: p.text().nullable(),
    comment: p.text().nullable(),
    ratedAt: p.datetime(),
  },
});

export type PageRating = InferEntity<typeof PageRatingEntity>;
