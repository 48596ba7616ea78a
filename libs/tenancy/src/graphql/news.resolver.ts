import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Connection, type GraphqlContext, pageSize, PublicCache, toConnection } from '@casa/platform/graphql';
import { isSlug } from '../domain/site-slug.js';
import { NewsRepository } from '../persistence/news.repository.js';
import { newsCursor } from './cursors.js';
import { NewsArgs } from './news.args.js';
import { NewsConnection, NewsItemType } from './news.type.js';

@Resolver(() => NewsItemType)
export class NewsResolver {
  constructor(private readonly repository: NewsRepository) {}

  @Query(() => NewsConnection, { description: 'The news of the municipality, latest first.' })
  @Allow('read', 'NewsItem')
  @PublicCache()
  async news(@Args() { first, after, kind, topic }: NewsArgs, @Context() { scope, language }: GraphqlContext): Promise<Connection<NewsItemType>> {
    const limit = pageSize(first);
    const { rows, count } = await this.repository.page(scope, language, {
      kind: kind ?? undefined,
      // PostgreSQL has no NUL in a text; no topic has one either.
      topic: topic?.replaceAll('\0', ''),
      after: newsCursor(after),
      limit: limit + 1,
    });
    return toConnection(rows, limit, count, ({ publishedOn, id }) => [publishedOn, id]);
  }

  @Query(() => NewsItemType, { nullable: true, description: 'A piece of news by its short name.' })
  @Allow('read', 'NewsItem')
  @PublicCache()
  async newsItem(@Args('slug') slug: string, @Context() { scope, language }: GraphqlContext): Promise<NewsItemType | null> {
    return (isSlug(slug) && (await this.repository.bySlug(scope, language, slug))) || null;
  }
}
