import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { OfficeId } from '@casa/contracts';
import { Allow } from '@casa/platform/authz';
import { type Connection, type GraphqlContext, PageArgs, pageSize, PublicCache, readCursor, toConnection } from '@casa/platform/graphql';
import { type OfficeView, type ServiceView, ReadCatalogue } from '../application/read-catalogue.js';
import { zonedIso } from '../domain/zoned-time.js';
import { callerOf } from './caller.js';
import { Closure, OfficeConnection, OfficeType, OpeningHours } from './office.type.js';
import { slugText } from './public-text.js';
import { ServiceType } from './service.type.js';

const HOURS = Symbol('opening hours of offices');
const CLOSURES = Symbol('closures of offices');
const SERVICES = Symbol('services of offices');

@Resolver(() => OfficeType)
export class OfficeResolver {
  constructor(private readonly catalogue: ReadCatalogue) {}

  @Query(() => OfficeConnection, { description: "The municipality's offices, in its own order." })
  @Allow('read', 'Office')
  @PublicCache()
  async offices(@Args() args: PageArgs, @Context() context: GraphqlContext): Promise<Connection<OfficeView>> {
    const first = pageSize(args.first);
    const after = readCursor(args.after, ['integer', 'id']);
    const { total, rows } = await this.catalogue.offices(callerOf(context), {}, { first: first + 1, ...(after && { after }) });
    return toConnection(rows, first, total, ({ position, id }) => [position, id]);
  }

  @Query(() => OfficeType, { nullable: true, description: 'The office of this name; null when there is none.' })
  @Allow('read', 'Office')
  @PublicCache()
  async office(@Args('slug') slug: string, @Context() context: GraphqlContext): Promise<OfficeView | null> {
    const wanted = slugText(slug);
    if (wanted === undefined) return null;
    const { rows } = await this.catalogue.offices(callerOf(context), { slug: wanted }, { first: 1 });
    return rows[0] ?? null;
  }

  @ResolveField(() => [OpeningHours], { description: 'Its week.' })
  async openingHours(@Parent() { id }: OfficeView, @Context() context: GraphqlContext): Promise<readonly OpeningHours[]> {
    const loader = context.loaders.of<OfficeId, OpeningHours[]>(HOURS, async (ids) => {
      const all = await this.catalogue.openingHours(callerOf(context), ids);
      return ids.map((office) => all.filter(({ officeId }) => officeId === office));
    });
    return loader.load(id);
  }

  @ResolveField(() => [Closure], { description: 'Closures from today on.' })
  async closures(@Parent() { id, timeZone }: OfficeView, @Context() context: GraphqlContext): Promise<readonly Closure[]> {
    const loader = context.loaders.of<OfficeId, Closure[]>(CLOSURES, async (ids) => {
      const all = await this.catalogue.closures(callerOf(context), ids);
      return ids.map((office) =>
        all
          .filter(({ officeId }) => officeId === null || officeId === office)
          .map(({ startsAt, endsAt, reason }) => ({ from: zonedIso(startsAt, timeZone), until: zonedIso(endsAt, timeZone), reason })),
      );
    });
    return loader.load(id);
  }

  @ResolveField(() => [ServiceType], { description: 'What it gives.' })
  async services(@Parent() { id }: OfficeView, @Context() context: GraphqlContext): Promise<readonly ServiceView[]> {
    const loader = context.loaders.of<OfficeId, ServiceView[]>(SERVICES, async (ids) => {
      const all = await this.catalogue.servicesOfOffices(callerOf(context), ids);
      return ids.map((office) => all.get(office) ?? []);
    });
    return loader.load(id);
  }
}
