import { Field, ID, InputType } from '@nestjs/graphql';
import type { OfficeId, TenantId } from '@casa/contracts';
import { GIVEN_ROLES, type GivenRole } from '@casa/platform/authz';
import { DateTimeScalar, Email, Identifier, Line, Nested, PersonName } from '@casa/platform/graphql';
import { ArrayMaxSize, IsBoolean, IsDate, IsIn, IsOptional, IsUUID } from 'class-validator';
import { RoleEnum } from './enums.js';

const TOKEN_LENGTH = 200;
const MOST_OFFICES = 200;
const AGREEMENT_LENGTH = 160;

@InputType({ description: 'Of somebody whom another municipality lends.' })
export class LoanInput {
  @Field(() => ID, { description: 'The municipality whose employee they are.' })
  @Identifier()
  municipalityId!: TenantId;

  @Field({ description: 'The act of the agreement between the two (TUEL, art. 30): its kind, number and day; no names of persons.' })
  @Line(AGREEMENT_LENGTH)
  agreement!: string;
}

@InputType({ description: 'Somebody to invite.' })
export class InviteMemberInput {
  @Field({ description: 'Given name and surname.' })
  @PersonName()
  name!: string;

  @Field({ description: 'Where the invitation goes.' })
  @Email()
  email!: string;

  @Field(() => RoleEnum, { description: 'What they are to be: one of the roles the caller may give.' })
  @IsIn(GIVEN_ROLES, { message: 'NOT_A_CHOICE' })
  role!: GivenRole;

  @Field(() => [ID], { description: 'The offices the role is for; none: every office. Only operators and office managers have any.' })
  @ArrayMaxSize(MOST_OFFICES, { message: `TOO_MANY:${MOST_OFFICES}` })
  @IsUUID(undefined, { each: true, message: 'NOT_FOUND' })
  officeIds!: OfficeId[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when; null: without end. Who is lent has an end, at most twelve months ahead.',
  })
  @IsOptional()
  @IsDate({ message: 'INVALID' })
  validUntil?: Date | null;

  @Field(() => LoanInput, { nullable: true, description: 'Who lends them and by which act; null: they are the municipality’s own.' })
  @IsOptional()
  @Nested(() => LoanInput)
  loan?: LoanInput | null;
}

@InputType({ description: 'An invitation to take up.' })
export class AcceptInvitationInput {
  @Field({ description: 'From the link in the letter.' })
  @Line(TOKEN_LENGTH)
  token!: string;
}

@InputType({ description: 'What is to be different of a member; what is left out stays.' })
export class ChangeMemberInput {
  @Field(() => ID, { description: 'Who.' })
  @Identifier()
  id!: string;

  @Field(() => [ID], { nullable: true, description: 'The offices the role is for from now on; an empty list: every office.' })
  @IsOptional()
  @ArrayMaxSize(MOST_OFFICES, { message: `TOO_MANY:${MOST_OFFICES}` })
  @IsUUID(undefined, { each: true, message: 'NOT_FOUND' })
  officeIds?: OfficeId[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True keeps them from working here, or withdraws their invitation; false lets them again, or invites them anew.',
  })
  @IsOptional()
  @IsBoolean({ message: 'INVALID' })
  suspended?: boolean | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when; null: without end. Who is lent has an end, at most twelve months ahead.',
  })
  @IsOptional()
  @IsDate({ message: 'INVALID' })
  validUntil?: Date | null;

  @Field(() => String, { nullable: true, description: 'The act by which a loan is prolonged; only of who is lent.' })
  @IsOptional()
  @Line(AGREEMENT_LENGTH)
  agreement?: string | null;
}
