import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import type { OfficeView, ServiceView } from '../../application/read-catalogue.js';
import { ViewAppointment } from '../../application/view-appointment.js';
import { AcceptOffer } from '../../application/waiting-list/accept-offer.js';
import { RefuseOffer } from '../../application/waiting-list/refuse-offer.js';
import { ViewOffer } from '../../application/waiting-list/view-offer.js';
import { toAppointment } from '../appointment-parent.js';
import { callerOf } from '../caller.js';
import { OfficeType } from '../office.type.js';
import { QueueCatalogue } from '../queue/queue-catalogue.js';
import { ServiceType } from '../service.type.js';
import { type WaitingOfferParent, WaitingOfferType } from './waiting-offer.type.js';
import { AcceptOfferResult, OfferAccepted, OfferRefused, RefuseOfferResult } from './waiting-outcome.type.js';
import { toWaitingRefusal } from './waiting-refusal-map.js';
import { AcceptOfferInput, RefuseOfferInput } from './waiting.input.js';

@Resolver(() => WaitingOfferType)
export class WaitingOfferResolver {
  constructor(
    private readonly view: ViewOffer,
    private readonly acceptances: AcceptOffer,
    private readonly refusals: RefuseOffer,
    private readonly appointments: ViewAppointment,
    private readonly catalogue: QueueCatalogue,
  ) {}

  @Query(() => WaitingOfferType, { nullable: true, description: 'The offer behind the link of its message; null when the link is wrong.' })
  @Allow('read', 'WaitingOffer')
  async waitingOffer(@Args('token') token: string, @Context() context: GraphqlContext): Promise<WaitingOfferType | null> {
    return (await this.view.byLink(callerOf(context), token)) ?? null;
  }

  @Mutation(() => AcceptOfferResult, { description: 'Books what was offered. Twice gives the same appointment.' })
  @Allow('answer', 'WaitingOffer')
  async acceptOffer(
    @Args('input', { type: () => AcceptOfferInput }, checked(AcceptOfferInput)) input: Checked<AcceptOfferInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof AcceptOfferResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.acceptances.execute(callerOf(context), input.value.token, input.value.answers);
    if (!outcome.ok) return toWaitingRefusal(outcome.refusal, context.language);
    const { appointment, manageToken } = outcome.value;
    const details = await this.appointments.of(appointment, context.tenant);
    return Object.assign(new OfferAccepted(), { appointment: toAppointment(details), manageToken });
  }

  @Mutation(() => RefuseOfferResult, { description: 'Gives what was offered to the next on the list. Whoever refuses keeps their place.' })
  @Allow('answer', 'WaitingOffer')
  async refuseOffer(
    @Args('input', { type: () => RefuseOfferInput }, checked(RefuseOfferInput)) input: Checked<RefuseOfferInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RefuseOfferResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.refusals.execute(callerOf(context), input.value.token, input.value.leave);
    if (!outcome.ok) return toWaitingRefusal(outcome.refusal, context.language);
    return Object.assign(new OfferRefused(), outcome.value);
  }

  @ResolveField(() => ServiceType, { description: 'What for.' })
  service(@Parent() { serviceId }: WaitingOfferParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    return this.catalogue.service(context, serviceId);
  }

  @ResolveField(() => OfficeType, { description: 'Where.' })
  office(@Parent() { officeId }: WaitingOfferParent, @Context() context: GraphqlContext): Promise<OfficeView> {
    return this.catalogue.office(context, officeId);
  }
}
