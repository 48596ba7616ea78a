import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Connection, type GraphqlContext, pageSize, PublicCache, toConnection } from '@casa/platform/graphql';
import { ReadNews } from '../application/read-news.js';
import { newsCursor } from './cursors.js';
import { NewsArgs } from './news.args.js';
import { NewsConnection, NewsItemType } from './news.type.js';

@Resolver(() => NewsItemType)
export class NewsResolver {
  constructor(private readonly read: ReadNews) {}

  @Query(() => NewsConnection, { description: 'The news of the municipality, latest first.' })
  @Allow('read', 'NewsItem')
  @PublicCache()
  async news(
    @Args() { first, after, kind, topic }: NewsArgs,
    @Context() { scope, language }: GraphqlContext,
  ): Promise<Connection<NewsItemType>> {
    const limit = pageSize(first);
    const { rows, count } = await this.read.list(scope, language, {
      kind: kind ?? undefined,
      topic: topic ?? undefined,
      after: newsCursor(after),
      limit: limit + 1,
    });
    return toConnection(rows, limit, count, ({ publishedOn, id }) => [publishedOn, id]);
  }

  @Query(() => NewsItemType, { nullable: true, description: 'A piece of news by its short name.' })
  @Allow('read', 'NewsItem')
  @PublicCache()
  async newsItem(
    @Args('slug', { description: 'Short name in its address.' }) slug: string,
    @Context() { scope, language }: GraphqlContext,
  ): Promise<NewsItemType | null> {
    return (await this.read.bySlug(scope, language, slug)) ?? null;
  }
}
