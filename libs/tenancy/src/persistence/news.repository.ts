import { Injectable } from '@nestjs/common';
import type { Language } from '@casa/kernel';
import { statement, type TenantContext, TenantScope } from '@casa/platform/database';
import type { NewsKind } from '../domain/site-content.js';

/** A piece of news in one language. */
export interface NewsRow {
  readonly id: string;
  readonly slug: string;
  readonly kind: NewsKind;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** YYYY-MM-DD */
  readonly publishedOn: string;
  readonly topics: readonly string[];
}

/** Which part of the news is wanted. */
export interface NewsPage {
  readonly kind: NewsKind | undefined;
  readonly topic: string | undefined;
  readonly after: { readonly publishedOn: string; readonly id: string } | undefined;
  readonly limit: number;
}

const COLUMNS = `
  id, slug, kind, published_on as "publishedOn", topics,
  coalesce(title->>$2, title->>'it') as title,
  coalesce(summary->>$2, summary->>'it') as summary,
  coalesce(body->>$2, body->>'it') as body`;

const PAGE = statement(
  'tenancy.news',
  `select ${COLUMNS} from news_item
   where tenant_id = $1 and ($3::text is null or kind = $3) and ($4::text is null or $4 = any(topics))
     and ($5::date is null or (published_on, id) < ($5, $6::uuid))
   order by published_on desc, id desc limit $7`,
);

const COUNT = statement(
  'tenancy.news.count',
  `select count(*)::integer as count from news_item
   where tenant_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or $3 = any(topics))`,
);

const BY_SLUG = statement('tenancy.news-item', `select ${COLUMNS} from news_item where tenant_id = $1 and slug = $3`);

/** The news of a tenant, latest first. */
@Injectable()
export class NewsRepository {
  constructor(private readonly scope: TenantScope) {}

  /** One page, and how many there are over all pages. */
  page(context: TenantContext, language: Language, { kind, topic, after, limit }: NewsPage): Promise<{ rows: NewsRow[]; count: number }> {
    const { tenantId } = context;
    const filter = [kind ?? null, topic ?? null];
    return this.scope.read(context, async (reader) => {
      const rows = await reader.rows<NewsRow>(PAGE, [tenantId, language, ...filter, after?.publishedOn ?? null, after?.id ?? null, limit]);
      const [total] = await reader.rows<{ count: number }>(COUNT, [tenantId, ...filter]);
      return { rows, count: total?.count ?? 0 };
    });
  }

  async bySlug(context: TenantContext, language: Language, slug: string): Promise<NewsRow | undefined> {
    const [row] = await this.scope.read(context, (reader) => reader.rows<NewsRow>(BY_SLUG, [context.tenantId, language, slug]));
    return row;
  }
}
