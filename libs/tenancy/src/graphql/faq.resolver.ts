import { Context, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type GraphqlContext, PublicCache } from '@casa/platform/graphql';
import { FaqRepository } from '../persistence/faq.repository.js';
import { FaqType } from './faq.type.js';

@Resolver(() => FaqType)
export class FaqResolver {
  constructor(private readonly repository: FaqRepository) {}

  @Query(() => [FaqType], { description: 'The frequent questions, in the order of the municipality.' })
  @Allow('read', 'Faq')
  @PublicCache()
  faqs(@Context() { scope, language }: GraphqlContext): Promise<FaqType[]> {
    return this.repository.all(scope, language);
  }
}
