import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { DateTimeScalar, Identifier, Line, PageArgs } from '@casa/platform/graphql';
import { IsDate, IsOptional } from 'class-validator';

const TOKEN_LENGTH = 200;
const WORD_LENGTH = 22;
const LONGEST_REASON = 200;

@InputType({ description: 'What is to be closed, and when.' })
export class ClosureInput {
  @Field(() => ID, { nullable: true, description: 'Which office; null: the one of the desk, or the whole municipality without a desk.' })
  @IsOptional()
  @Identifier()
  officeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Which desk; null: every one.' })
  @IsOptional()
  @Identifier()
  deskId?: string | null;

  @Field(() => DateTimeScalar, { description: 'From when.' })
  @IsDate({ message: 'INVALID' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when; a year later at most.' })
  @IsDate({ message: 'INVALID' })
  endsAt!: Date;
}

@InputType({ description: 'A closure as it was seen in its preview.' })
export class CloseOfficesInput extends ClosureInput {
  @Field({ description: 'Why, as citizens read it.' })
  @Line(LONGEST_REASON)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The same for who reads English.' })
  @IsOptional()
  @Line(LONGEST_REASON)
  reasonEnglish?: string | null;

  @Field({
    description: '`ClosurePreview.seen`: when somebody else would be hit by now, nothing is closed and the new preview is answered.',
  })
  @Line(WORD_LENGTH)
  seen!: string;
}

@InputType({ description: 'A closure to end before its time.' })
export class EndClosureInput {
  @Field(() => ID, { description: 'Which.' })
  @Identifier()
  id!: string;
}

@InputType({ description: 'The time somebody takes instead of one that is closed.' })
export class AcceptMoveInput {
  @Field({ description: 'From the link of the letter.' })
  @Line(TOKEN_LENGTH)
  token!: string;

  @Field(() => ID, { description: 'At which office.' })
  @Identifier()
  officeId!: string;

  @Field(() => DateTimeScalar, { description: 'When: the time that was proposed, or any other that is free.' })
  @IsDate({ message: 'INVALID' })
  startsAt!: Date;
}

@InputType({ description: 'The time somebody takes who was called.' })
export class AcceptMoveOnBehalfInput {
  @Field(() => ID, { description: 'Of the person asked.' })
  @Identifier()
  id!: string;

  @Field(() => ID, { description: 'At which office.' })
  @Identifier()
  officeId!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  @IsDate({ message: 'INVALID' })
  startsAt!: Date;
}

@InputType({ description: 'That somebody who was called does not come any more.' })
export class DeclineMoveOnBehalfInput {
  @Field(() => ID, { description: 'Of the person asked.' })
  @Identifier()
  id!: string;
}

@ArgsType()
export class ClosuresArgs extends PageArgs {
  @Field({ defaultValue: false, description: 'Those that are over, the latest first; else those that are not, the next first.' })
  past!: boolean;
}

@ArgsType()
export class ClosurePeopleArgs extends PageArgs {
  @Field(() => ID, { description: 'Of which closure.' })
  closureId!: string;
}
