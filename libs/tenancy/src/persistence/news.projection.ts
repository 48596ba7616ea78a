import { statement } from '@casa/platform/database';
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

const COLUMNS = `
  id, slug, kind, published_on as "publishedOn", topics,
  coalesce(title->>$2, title->>'it') as title,
  coalesce(summary->>$2, summary->>'it') as summary,
  coalesce(body->>$2, body->>'it') as body`;

/** The tenant, the language, kind and topic or null, day and id after which to begin or null, how many. */
export const NEWS = statement(
  'tenancy.news',
  `select ${COLUMNS} from news_item
   where tenant_id = $1 and ($3::text is null or kind = $3) and ($4::text is null or $4 = any(topics))
     and ($5::date is null or (published_on, id) < ($5, $6::uuid))
   order by published_on desc, id desc limit $7`,
);

/** The tenant, kind and topic or null. */
export const NEWS_COUNT = statement(
  'tenancy.news.count',
  `select count(*)::integer as count from news_item
   where tenant_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or $3 = any(topics))`,
);

/** The tenant, the language, the slug. */
export const NEWS_ITEM = statement('tenancy.news-item', `select ${COLUMNS} from news_item where tenant_id = $1 and slug = $3`);
