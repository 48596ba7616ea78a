import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput, type InvalidInput } from '@casa/platform/graphql';
import { RatePage } from '../application/rate-page.js';
import { RatePageInput } from './rate-page.input.js';
import { PageRated, RatePageResult } from './rate-page.result.js';

@Resolver()
export class RatePageResolver {
  constructor(private readonly useCase: RatePage) {}

  @Mutation(() => RatePageResult, { description: 'Says how clear a page is. Nothing of who says it is kept.' })
  @Allow('create', 'PageRating')
  async ratePage(
    @Args('input', { type: () => RatePageInput, description: 'The opinion.' }, checked(RatePageInput)) input: Checked<RatePageInput>,
    @Context() { scope, language }: GraphqlContext,
  ): Promise<PageRated | InvalidInput> {
    if (!input.ok) return invalidInput(input.refusal, language);
    await this.useCase.rate(scope, input.value);
    return Object.assign(new PageRated(), { rating: input.value.rating });
  }
}
