import type { TenantId } from '@casa/contracts';
import type { Id, LocalizedText } from '@casa/kernel';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { NEWS_KINDS } from '../domain/site-content.js';

export type NewsItemId = Id<'NewsItem'>;

/** A piece of news of a tenant; its slug is what the folder knows it by. */
export const NewsItemEntity = defineEntity({
  name: 'NewsItem',
  tableName: 'news_item',
  properties: {
    tenantId: p.uuid().$type<TenantId>().primary(),
    id: p.uuid().$type<NewsItemId>().primary(),
    slug: p.text(),
    kind: p.enum(NEWS_KINDS),
    title: p.json<LocalizedText>(),
    summary: p.json<LocalizedText>(),
    body: p.json<LocalizedText>(),
    publishedOn: p.date(),
    topics: p.array().$type<readonly string[]>(),
  },
});

export type NewsItem = InferEntity<typeof NewsItemEntity>;
