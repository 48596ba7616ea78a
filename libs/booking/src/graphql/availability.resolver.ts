import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import { GraphQLError } from 'graphql';
import { FindAvailability } from '../application/find-availability.js';
import { AvailabilityInput, MAX_DAYS } from './availability.input.js';
import { type AvailabilityParent, toAvailability } from './availability-parent.js';
import { Availability, Slot, toSlot } from './availability.type.js';
import { callerOf } from './caller.js';

@Resolver(() => Availability)
export class AvailabilityResolver {
  constructor(private readonly findAvailability: FindAvailability) {}

  @Query(() => Availability, { nullable: true, description: 'When a service is free at an office; null when it is not booked there.' })
  @Allow('read', 'Availability')
  async availability(
    @Args('input', { type: () => AvailabilityInput }) { serviceId, officeId, channel, from, days }: AvailabilityInput,
    @Context() context: GraphqlContext,
  ): Promise<AvailabilityParent | null> {
    if (days < 1 || days > MAX_DAYS)
      throw new GraphQLError(`days is between 1 and ${MAX_DAYS}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    const view = await this.findAvailability.days(callerOf(context), { serviceId, officeId, channel, days, ...(from != null && { from }) });
    return view ? toAvailability(view, channel) : null;
  }

  @ResolveField(() => Slot, { nullable: true, description: 'The first free start from now to the horizon, also outside the days asked.' })
  async firstFree(@Parent() { rules, channel }: AvailabilityParent, @Context() context: GraphqlContext): Promise<Slot | null> {
    const slot = await this.findAvailability.firstFree(callerOf(context), rules, channel);
    return slot ? toSlot(slot) : null;
  }
}
