import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TENANT_INDEX, type TenantId, type TenantIndex } from '@casa/contracts';
import { isId } from '@casa/kernel';
import { Allow } from '@casa/platform/authz';
import { type Connection, type GraphqlContext, readCursor, toConnection } from '@casa/platform/graphql';
import { GraphQLError } from 'graphql';
import { FindFreeElsewhere } from '../../application/nearby/find-free-elsewhere.js';
import { FindFreeNearby, type NearbyRequest } from '../../application/nearby/find-free-nearby.js';
import type { Rank } from '../../domain/nearby/nearby-order.js';
import type { AvailabilityParent } from '../availability-parent.js';
import { Availability } from '../availability.type.js';
import { callerOf } from '../caller.js';
import { slugText } from '../public-text.js';
import { FirstFreeArgs, type FirstFreeInput, MOST_AT_ONCE } from './first-free.input.js';
import { NearbyStartConnection, NearbyStartType, toNearbyStart } from './nearby-start.type.js';

@Resolver(() => Availability)
export class FirstFreeResolver {
  constructor(
    private readonly nearby: FindFreeNearby,
    private readonly elsewheres: FindFreeElsewhere,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @Query(() => NearbyStartConnection, {
    description:
      'The first free start of a service at each office of all municipalities that give it. What changed in the last seconds may stand at another place of the list than it would now; every start shown was free when it was looked at.',
  })
  @Allow('read', 'Availability')
  async firstFree(
    @Args() { input, first, after }: FirstFreeArgs,
    @Context() { tenant, language }: GraphqlContext,
  ): Promise<Connection<NearbyStartType>> {
    const limit = checkedSize(first);
    const key: Rank | undefined = readCursor(after, ['integer', 'integer', 'id', 'id']);
    const request = requestOf(input);
    if (!request) return toConnection([], limit, 0, () => []);
    const { starts, hasMore, count } = await this.nearby.execute(tenant.id, request, key, limit);
    const nodes = starts.map((start) => toNearbyStart(start, this.tenants, language));
    const page = toConnection(nodes, limit, count, ({ rank }) => rank);
    return { ...page, pageInfo: { hasNextPage: hasMore, endCursor: page.pageInfo.endCursor } };
  }

  @ResolveField(() => [NearbyStartType], {
    description:
      'Where else, in other municipalities, the service is free so much sooner that the way is worth it (a day for every ten kilometres); empty when this office is free within three days.',
  })
  async elsewhere(
    @Parent() { rules, channel }: AvailabilityParent,
    @Args('first', { type: () => Int, defaultValue: 2, description: `How many at most, 1 to ${MOST_AT_ONCE}.` }) first: number,
    @Context() context: GraphqlContext,
  ): Promise<NearbyStartType[]> {
    const starts = await this.elsewheres.execute(callerOf(context), rules, channel, checkedSize(first));
    return starts.map((start) => toNearbyStart(start, this.tenants, context.language));
  }
}

/** Undefined for a code that cannot be one: nobody gives such a service. @throws BAD_USER_INPUT for a point that is not on the earth */
function requestOf({ template, near, channel, from, order, residentIn, elsewhere }: FirstFreeInput): NearbyRequest | undefined {
  const isOnEarth = Math.abs(near.latitude) <= 90 && Math.abs(near.longitude) <= 180;
  if (!isOnEarth)
    throw new GraphQLError('latitude is between -90 and 90, longitude between -180 and 180.', { extensions: { code: 'BAD_USER_INPUT' } });
  const code = slugText(template);
  if (code === undefined) return undefined;
  return {
    ...{ template: code, near, channel, order, isElsewhere: elsewhere },
    ...(from != null && { from }),
    ...(residentIn != null && isId(residentIn) && { residentIn: residentIn as TenantId }),
  };
}

function checkedSize(first: number): number {
  if (first >= 1 && first <= MOST_AT_ONCE) return first;
  throw new GraphQLError(`first is between 1 and ${MOST_AT_ONCE}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}
