import { Injectable } from '@nestjs/common';
import type { Language } from '@casa/kernel';
import { type TenantContext, TenantScope } from '@casa/platform/database';
import type { NewsKind } from '../domain/site-content.js';
import { isSlug } from '../domain/site-slug.js';
import { NEWS, NEWS_COUNT, NEWS_ITEM, type NewsRow } from '../persistence/news.projection.js';

/** Which part of the news is wanted. */
export interface NewsWanted {
  readonly kind: NewsKind | undefined;
  readonly topic: string | undefined;
  readonly after: { readonly publishedOn: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** The news of a tenant, latest first. */
@Injectable()
export class ReadNews {
  constructor(private readonly scope: TenantScope) {}

  /** A part of the news, and how much there is in all. */
  list(context: TenantContext, language: Language, { kind, topic, after, limit }: NewsWanted): Promise<{ rows: NewsRow[]; count: number }> {
    const { tenantId } = context;
    // PostgreSQL has no NUL in a text; no topic has one either.
    const filter = [kind, topic?.replaceAll('\0', '')];
    return this.scope.read(context, async (reader) => {
      const rows = await reader.rows<NewsRow>(NEWS, [tenantId, language, ...filter, after?.publishedOn, after?.id, limit]);
      const [total] = await reader.rows<{ count: number }>(NEWS_COUNT, [tenantId, ...filter]);
      return { rows, count: total?.count ?? 0 };
    });
  }

  async bySlug(context: TenantContext, language: Language, slug: string): Promise<NewsRow | undefined> {
    if (!isSlug(slug)) return undefined;
    const [row] = await this.scope.read(context, (reader) => reader.rows<NewsRow>(NEWS_ITEM, [context.tenantId, language, slug]));
    return row;
  }
}
