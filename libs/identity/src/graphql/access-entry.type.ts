import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar } from '@casa/platform/graphql';

@ObjectType('AccessEntry', { description: 'Something that was done to the person’s data.' })
export class AccessEntryType {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: string;

  @Field({ description: 'Name of the municipality.' })
  municipality!: string;

  @Field({ description: 'What was done: read, change, login.' })
  action!: string;

  @Field({ description: 'To what.' })
  subject!: string;

  @Field({ description: 'Whether the person did it.' })
  own!: boolean;

  @Field({ description: 'What allowed it.' })
  allowedBy!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the municipality that lends the operator who did it; null when they are the municipality’s own, or no operator did it.',
  })
  lentBy!: string | null;
}

export const AccessEntryConnection = connectionOf(AccessEntryType, 'AccessEntry');
