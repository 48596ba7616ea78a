import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ServiceId } from '@casa/contracts';
import type { GraphqlContext } from '@casa/platform/graphql';
import type { ServiceView } from '../../application/read-catalogue.js';
import { ReadSharedServices } from '../../application/waiting-list/read-shared-services.js';
import { ServiceType } from '../service.type.js';

const SHARED = Symbol('services of the metropolitan catalogue');

@Resolver(() => ServiceType)
export class SharedServiceResolver {
  constructor(private readonly services: ReadSharedServices) {}

  @ResolveField(() => Boolean, { description: 'Whether it is of the metropolitan catalogue: other municipalities may give the same.' })
  metropolitan(@Parent() { id }: ServiceView, @Context() { tenant, loaders }: GraphqlContext): Promise<boolean> {
    const loader = loaders.of<ServiceId, boolean>(SHARED, async (ids) => {
      const shared = await this.services.among(tenant.id, ids);
      return ids.map((one) => shared.has(one));
    });
    return loader.load(id);
  }
}
