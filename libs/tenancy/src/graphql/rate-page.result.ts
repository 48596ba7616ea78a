import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput } from '@casa/platform/graphql';

@ObjectType({ description: 'The opinion is kept.' })
export class PageRated {
  @Field(() => Int, { description: 'As it was given.' })
  rating!: number;
}

export const RatePageResult = createUnionType({
  name: 'RatePageResult',
  description: 'What becomes of an opinion on a page.',
  types: () => [PageRated, InvalidInput] as const,
});
