import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar } from '@casa/platform/graphql';
import type { NewsKind } from '../domain/site-content.js';
import { NewsKindEnum } from './enums.js';

@ObjectType('NewsItem', { description: 'A piece of news of the municipality.' })
export class NewsItemType {
  @Field(() => ID, { description: 'Stays the same for good.' })
  id!: string;

  @Field({ description: 'Short name in its address.' })
  slug!: string;

  @Field(() => NewsKindEnum, { description: 'News, notice or press release.' })
  kind!: NewsKind;

  @Field({ description: 'Headline.' })
  title!: string;

  @Field({ description: 'One or two sentences.' })
  summary!: string;

  @Field({ description: 'Plain text; a blank line begins a new paragraph.' })
  body!: string;

  @Field(() => DateScalar, { description: 'Day of publication.' })
  publishedOn!: string;

  @Field(() => [String], { description: 'Topics of the Modello Comuni, in Italian as in the vocabulary.' })
  topics!: readonly string[];
}

export const NewsConnection = connectionOf(NewsItemType, 'News');
