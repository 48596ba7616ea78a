import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Level } from '@casa/platform/authz';
import { DateTimeScalar, Identifier, Refusal } from '@casa/platform/graphql';
import type { Federation } from '../saml/types.js';
import { FederationEnum } from './enums.js';

@ObjectType('MySession', { description: 'A place where the person is logged in.' })
export class MySessionType {
  @Field(() => ID, { description: 'What `revokeSession` takes.' })
  id!: string;

  @Field({ description: 'Name of the municipality.' })
  municipality!: string;

  @Field({ description: 'Whether it is the session that asks.' })
  current!: boolean;

  @Field({ description: 'Browser and system, in a word each.' })
  device!: string;

  @Field(() => Int, { description: 'How surely the person was recognised: 1, 2 or 3.' })
  level!: Level;

  @Field(() => FederationEnum, { description: 'Who vouched.' })
  federation!: Federation;

  @Field(() => DateTimeScalar, { description: 'When they logged in.' })
  begunAt!: string;

  @Field(() => DateTimeScalar, { description: 'Last use, to the minute.' })
  seenAt!: string;
}

@InputType({ description: 'Which session is to end.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'Its id.' })
  @Identifier()
  id!: string;
}

@ObjectType({ description: 'The session has ended.' })
export class SessionRevoked {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType({ implements: () => Refusal, description: 'There is no such session of this person, or it was over.' })
export class SessionNotFound extends Refusal {}

export const RevokeSessionResult = createUnionType({
  name: 'RevokeSessionResult',
  description: 'What becomes of a session.',
  types: () => [SessionRevoked, SessionNotFound] as const,
});

@ObjectType({ description: 'Nobody is logged in here any more.' })
export class LoggedOut {
  @Field(() => String, {
    nullable: true,
    description: 'Where the browser goes to log out at the identity provider too; null when nowhere.',
  })
  redirect!: string | null;
}
