import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, newId } from '@casa/kernel';
import { type TenantContext, TenantScope } from '@casa/platform/database';
import { PageRatingEntity } from '../persistence/page-rating.entity.js';

/** What somebody thinks of a page. */
export interface PageOpinion {
  readonly path: string;
  readonly rating: number;
  readonly answer?: string | null;
  readonly comment?: string | null;
}

/** Keeps an opinion on a page, and nothing of whose it is. */
@Injectable()
export class RatePage {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async rate(context: TenantContext, { path, rating, answer, comment }: PageOpinion): Promise<void> {
    const { tenantId } = context;
    await this.scope.run(context, async ({ em }) => {
      await em.insert(PageRatingEntity, {
        tenantId,
        id: newId<'PageRating'>(),
        path,
        rating,
        answer: answer || null,
        comment: comment || null,
        ratedAt: this.clock.now(),
      });
    });
  }
}
