import { ArgsType, Field } from '@nestjs/graphql';
import { PageArgs } from '@casa/platform/graphql';

@ArgsType()
export class MunicipalitiesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name; accents and capitals make no difference.' })
  search?: string | null;
}
