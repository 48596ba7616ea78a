import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '@casa/platform/graphql';
import { ViewVisit } from '../../application/ratings/view-visit.js';
import type { AppointmentParent } from '../appointment-parent.js';
import { AppointmentType } from '../appointment.type.js';
import { QueueTicketType, type TicketParent } from '../queue/ticket.type.js';

const DESCRIPTION = 'What `rateVisit` takes, once it is over and while it can be rated; null before and after.';

/** How an appointment is rated by whoever has its link. */
@Resolver(() => AppointmentType)
export class AppointmentRatingResolver {
  constructor(private readonly visits: ViewVisit) {}

  @ResolveField(() => String, { nullable: true, description: DESCRIPTION })
  async ratingToken(@Parent() { id }: AppointmentParent, @Context() { tenant }: GraphqlContext): Promise<string | null> {
    return (await this.visits.tokenOf(tenant.id, id)) ?? null;
  }
}

/** How a number of the waiting room is rated by its holder, who has no letters. */
@Resolver(() => QueueTicketType)
export class TicketRatingResolver {
  constructor(private readonly visits: ViewVisit) {}

  @ResolveField(() => String, { nullable: true, description: DESCRIPTION })
  async ratingToken(@Parent() { state, visitId }: TicketParent, @Context() { tenant }: GraphqlContext): Promise<string | null> {
    return state === 'SERVED' ? ((await this.visits.tokenOf(tenant.id, visitId)) ?? null) : null;
  }
}
