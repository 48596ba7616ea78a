import { Field, InputType, Int } from '@nestjs/graphql';
import { Between, Line, Text } from '@casa/platform/graphql';
import { IsOptional, Matches, MaxLength } from 'class-validator';

/**
 * Segments of the site's own addresses. A manage link's token has capitals or underscores, so that no address that opens
 * somebody's appointment is ever kept here.
 */
const PATH = /^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/;

@InputType({ description: 'What somebody thinks of a page.' })
export class RatePageInput {
  @Field({ description: 'Path of the page on its portal, without query: /servizi/carta-identita-elettronica' })
  @Matches(PATH, { message: 'INVALID' })
  @MaxLength(200, { message: 'TOO_LONG:200' })
  path!: string;

  @Field(() => Int, { description: 'How clear it is: 1 not at all … 5 very.' })
  @Between(1, 5)
  rating!: number;

  @Field(() => String, { nullable: true, description: 'The proposed answer that was chosen.' })
  @IsOptional()
  @Line(120, 0)
  answer?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text, 200 characters at most.' })
  @IsOptional()
  @Text(200, 0)
  comment?: string | null;
}
