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
}

export const AccessEntryConnection = connectionOf(AccessEntryType, 'AccessEntry');
