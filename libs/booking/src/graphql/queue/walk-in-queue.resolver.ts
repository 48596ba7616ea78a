import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import { ReadQueues } from '../../application/queue/read-queues.js';
import type { OfficeView, ServiceView } from '../../application/read-catalogue.js';
import { callerOf } from '../caller.js';
import { OfficeType } from '../office.type.js';
import { slugText } from '../public-text.js';
import { ServiceType } from '../service.type.js';
import { QueueCatalogue } from './queue-catalogue.js';
import {
  toWalkInQueue,
  type WalkInQueueParent,
  WalkInQueueType,
  type WalkInServiceParent,
  WalkInServiceType,
} from './walk-in-queue.type.js';

@Resolver(() => WalkInQueueType)
export class WalkInQueueResolver {
  constructor(
    private readonly queues: ReadQueues,
    private readonly catalogue: QueueCatalogue,
  ) {}

  @Query(() => [WalkInQueueType], {
    description: 'The offices that give tickets, in the municipality’s order, and how long one waits there now.',
  })
  @Allow('read', 'WalkInQueue')
  async walkInQueues(@Context() context: GraphqlContext): Promise<WalkInQueueType[]> {
    return (await this.queues.open(callerOf(context))).map(toWalkInQueue);
  }

  @Query(() => WalkInQueueType, {
    nullable: true,
    description: 'The waiting room of the office of this name; null when it gives no tickets.',
  })
  @Allow('read', 'WalkInQueue')
  async walkInQueue(@Args('office') office: string, @Context() context: GraphqlContext): Promise<WalkInQueueType | null> {
    const slug = slugText(office);
    const [queue] = slug === undefined ? [] : await this.queues.open(callerOf(context), slug);
    return queue ? toWalkInQueue(queue) : null;
  }

  @ResolveField(() => OfficeType, { description: 'The office.' })
  office(@Parent() { officeId }: WalkInQueueParent, @Context() context: GraphqlContext): Promise<OfficeView> {
    return this.catalogue.office(context, officeId);
  }
}

@Resolver(() => WalkInServiceType)
export class WalkInServiceResolver {
  constructor(private readonly catalogue: QueueCatalogue) {}

  @ResolveField(() => ServiceType, { description: 'The service.' })
  service(@Parent() { serviceId }: WalkInServiceParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    return this.catalogue.service(context, serviceId);
  }
}
