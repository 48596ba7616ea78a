import { Args, ArgsType, Context, Field, Query, Resolver } from '@nestjs/graphql';
import type { ServiceCategory } from '@casa/contracts';
import { Allow } from '@casa/platform/authz';
import { type Connection, type GraphqlContext, PageArgs, pageSize, PublicCache, readCursor, toConnection } from '@casa/platform/graphql';
import { type ServiceView, ReadCatalogue } from '../application/read-catalogue.js';
import { callerOf } from './caller.js';
import { ServiceCategoryEnum } from './enums.js';
import { searchText, slugText } from './public-text.js';
import { ServiceConnection, ServiceType } from './service.type.js';

@ArgsType()
class ServicesArgs extends PageArgs {
  @Field(() => ServiceCategoryEnum, { nullable: true, description: 'Only of this category.' })
  category?: ServiceCategory | null;

  @Field(() => String, { nullable: true, description: 'Only of this topic.' })
  topic?: string | null;

  @Field(() => String, { nullable: true, description: 'Words in the name or the description.' })
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those had, or not had, by appointment.' })
  bookable?: boolean | null;
}

@Resolver(() => ServiceType)
export class ServiceResolver {
  constructor(private readonly catalogue: ReadCatalogue) {}

  @Query(() => ServiceConnection, { description: "The municipality's services, in its own order." })
  @Allow('read', 'Service')
  @PublicCache()
  async services(@Args() args: ServicesArgs, @Context() context: GraphqlContext): Promise<Connection<ServiceView>> {
    const first = pageSize(args.first);
    const after = readCursor(args.after, ['integer', 'id']);
    const topic = searchText(args.topic);
    const search = searchText(args.search);
    const filter = {
      ...(args.category && { category: args.category }),
      ...(topic !== undefined && { topic }),
      ...(search !== undefined && { search }),
      ...(args.bookable != null && { bookable: args.bookable }),
    };
    const { total, rows } = await this.catalogue.services(callerOf(context), filter, { first: first + 1, ...(after && { after }) });
    return toConnection(rows, first, total, ({ position, id }) => [position, id]);
  }

  @Query(() => ServiceType, { nullable: true, description: 'The service of this name; null when there is none.' })
  @Allow('read', 'Service')
  @PublicCache()
  async service(@Args('slug') slug: string, @Context() context: GraphqlContext): Promise<ServiceView | null> {
    const wanted = slugText(slug);
    if (wanted === undefined) return null;
    const { rows } = await this.catalogue.services(callerOf(context), { slug: wanted }, { first: 1 });
    return rows[0] ?? null;
  }
}
