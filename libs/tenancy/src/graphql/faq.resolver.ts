import { Context, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type GraphqlContext, PublicCache } from '@casa/platform/graphql';
import { ReadFaqs } from '../application/read-faqs.js';
import { FaqType } from './faq.type.js';

@Resolver(() => FaqType)
export class FaqResolver {
  constructor(private readonly read: ReadFaqs) {}

  @Query(() => [FaqType], { description: 'The frequent questions, in the order of the municipality.' })
  @Allow('read', 'Faq')
  @PublicCache()
  faqs(@Context() { scope, language }: GraphqlContext): Promise<FaqType[]> {
    return this.read.all(scope, language);
  }
}
