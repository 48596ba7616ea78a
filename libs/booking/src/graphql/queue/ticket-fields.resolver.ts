import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { QueueCatalogue } from './queue-catalogue.js';
import type { OfficeView, ServiceView } from '../../application/read-catalogue.js';
import type { GraphqlContext } from '@casa/platform/graphql';
import { OfficeType } from '../office.type.js';
import { ServiceType } from '../service.type.js';
import { QueueTicketType, type TicketParent } from './ticket.type.js';

/** Where a ticket leads: what for, and where. */
@Resolver(() => QueueTicketType)
export class TicketFieldsResolver {
  constructor(private readonly catalogue: QueueCatalogue) {}

  @ResolveField(() => ServiceType, { description: 'What for.' })
  service(@Parent() { serviceId }: TicketParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    return this.catalogue.service(context, serviceId);
  }

  @ResolveField(() => OfficeType, { description: 'Where.' })
  office(@Parent() { officeId }: TicketParent, @Context() context: GraphqlContext): Promise<OfficeView> {
    return this.catalogue.office(context, officeId);
  }
}
