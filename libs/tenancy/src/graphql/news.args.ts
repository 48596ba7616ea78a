import { ArgsType, Field, Int } from '@nestjs/graphql';
import { MAX_PAGE, PageArgs } from '@casa/platform/graphql';
import type { NewsKind } from '../domain/site-content.js';
import { NewsKindEnum } from './enums.js';

const SHORT_PAGE = 20;

@ArgsType()
export class NewsArgs extends PageArgs {
  @Field(() => Int, { defaultValue: SHORT_PAGE, description: `How many, 1 to ${MAX_PAGE}.` })
  override first = SHORT_PAGE;

  @Field(() => NewsKindEnum, { nullable: true, description: 'Only of this kind.' })
  kind?: NewsKind | null;

  @Field(() => String, { nullable: true, description: 'Only on this topic of the Modello Comuni.' })
  topic?: string | null;
}
