import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Between, DateScalar, InvalidInput, Line, Refusal, Text } from '@casa/platform/graphql';
import { IsIn, IsOptional } from 'class-validator';
import type { VisitView } from '../../application/ratings/view-visit.js';
import { MOST_STARS, RATING_ASPECTS, type RatingAspect } from '../../domain/ratings/rating.js';
import type { VisitChannel } from '../../domain/ratings/visit.js';
import { NotFound } from '../booking-outcome.type.js';
import { RatingAspectEnum, VisitChannelEnum } from './rating.enums.js';

const LONGEST_COMMENT = 500;
const TOKEN_LENGTH = 200;

@ObjectType('VisitRating', { description: 'What was said of a visit.' })
export class VisitRatingType {
  @Field(() => Int, { description: '«Quanto è stato facile usare questo servizio?»: 1 not at all … 5 very (Modello Comuni, C.SE.1.7).' })
  stars!: number;

  @Field(() => RatingAspectEnum, { nullable: true, description: 'What was good of it, or difficult.' })
  aspect!: RatingAspect | null;

  @Field(() => String, { nullable: true, description: 'In their own words.' })
  comment!: string | null;
}

@ObjectType('Visit', { description: 'A visit that is over, as whoever was served rates it. It says nothing of who they are.' })
export class VisitType {
  @Field(() => VisitChannelEnum, { description: 'How they were served.' })
  channel!: VisitChannel;

  @Field(() => DateScalar, { description: 'When, in the office’s zone.' })
  day!: string;

  @Field({ description: 'Whether it can be rated now, or the rating changed.' })
  canBeRated!: boolean;

  @Field(() => DateScalar, { description: 'The last day on which it can be.' })
  lastDay!: string;

  @Field(() => VisitRatingType, { nullable: true, description: 'What was said already, while it may be changed.' })
  rating!: VisitRatingType | null;
}

/** The parent of its own resolvers: what leads to the service and the office. */
export type VisitParent = VisitType & Pick<VisitView, 'serviceId' | 'officeId'>;

@InputType({ description: 'What somebody thinks of a visit.' })
export class RateVisitInput {
  @Field({ description: 'From the link of the letter, or `ratingToken`.' })
  @Line(TOKEN_LENGTH)
  token!: string;

  @Field(() => Int, { description: 'How easy it was: 1 not at all … 5 very.' })
  @Between(1, MOST_STARS)
  stars!: number;

  @Field(() => RatingAspectEnum, { nullable: true, description: 'What was good of it, or difficult.' })
  @IsOptional()
  @IsIn(RATING_ASPECTS, { message: 'NOT_A_CHOICE' })
  aspect?: RatingAspect | null;

  @Field(() => String, { nullable: true, description: `In their own words, ${LONGEST_COMMENT} characters at most; stored encrypted.` })
  @IsOptional()
  @Text(LONGEST_COMMENT, 0)
  comment?: string | null;
}

@ObjectType({ description: 'The rating is kept, without whose it is.' })
export class VisitRated {
  @Field(() => DateScalar, { description: 'The last day on which it can be changed.' })
  lastDay!: string;
}

@ObjectType({ implements: () => Refusal, description: 'It is too late to rate the visit, or to change the rating.' })
export class RatingOver extends Refusal {}

export const RateVisitResult = createUnionType({
  name: 'RateVisitResult',
  description: 'What may come of rating a visit.',
  types: () => [VisitRated, RatingOver, NotFound, InvalidInput] as const,
});
