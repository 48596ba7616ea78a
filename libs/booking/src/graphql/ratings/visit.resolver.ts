import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { RateVisit } from '../../application/ratings/rate-visit.js';
import { ViewVisit } from '../../application/ratings/view-visit.js';
import type { OfficeView, ServiceView } from '../../application/read-catalogue.js';
import { callerOf } from '../caller.js';
import { OfficeType } from '../office.type.js';
import { QueueCatalogue } from '../queue/queue-catalogue.js';
import { toRefusal } from '../refusal-map.js';
import { ServiceType } from '../service.type.js';
import { RateVisitInput, RateVisitResult, RatingOver, VisitRated, type VisitParent, VisitType } from './visit.type.js';

const OVER = {
  it: 'Il tempo per valutare questo appuntamento è finito.',
  en: 'The time to rate this appointment is over.',
} as const;

@Resolver(() => VisitType)
export class VisitResolver {
  constructor(
    private readonly view: ViewVisit,
    private readonly ratings: RateVisit,
    private readonly catalogue: QueueCatalogue,
  ) {}

  @Query(() => VisitType, { nullable: true, description: 'The visit behind the link of its letter; null when the link is wrong.' })
  @Allow('read', 'Visit')
  async visit(@Args('token') token: string, @Context() context: GraphqlContext): Promise<VisitType | null> {
    const visit = await this.view.byLink(callerOf(context), token);
    return visit ? Object.assign(new VisitType(), { ...visit, rating: visit.rating ?? null }) : null;
  }

  @Mutation(() => RateVisitResult, {
    description: 'Rates a visit, once: a second time changes what was said, until `lastDay`. Nothing of who says it is kept.',
  })
  @Allow('rate', 'Visit')
  async rateVisit(
    @Args('input', { type: () => RateVisitInput }, checked(RateVisitInput)) input: Checked<RateVisitInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RateVisitResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { token, stars, aspect, comment } = input.value;
    const outcome = await this.ratings.execute(callerOf(context), token, { stars, aspect: aspect ?? null, comment: comment || null });
    if (outcome.ok) return Object.assign(new VisitRated(), outcome.value);
    if (outcome.refusal.code === 'RATING_OVER') return Object.assign(new RatingOver(), { message: OVER[language] });
    return toRefusal(outcome.refusal, language);
  }

  @ResolveField(() => ServiceType, { description: 'What for.' })
  service(@Parent() { serviceId }: VisitParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    return this.catalogue.service(context, serviceId);
  }

  @ResolveField(() => OfficeType, { description: 'Where.' })
  office(@Parent() { officeId }: VisitParent, @Context() context: GraphqlContext): Promise<OfficeView> {
    return this.catalogue.office(context, officeId);
  }
}
