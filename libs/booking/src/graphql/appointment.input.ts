import { Field, ID, InputType, IntersectionType } from '@nestjs/graphql';
import type { AppointmentChannel } from '@casa/contracts';
import {
  AddressLine,
  DateTimeScalar,
  Email,
  Identifier,
  InputList,
  Line,
  Nested,
  PersonName,
  PostalCode,
  Telephone,
  Text,
} from '@casa/platform/graphql';
import { Equals, IsBoolean, IsDate, IsIn, IsOptional } from 'class-validator';
import { APPOINTMENT_CHANNELS } from '@casa/contracts';
import { AppointmentChannelEnum } from './enums.js';

const TOKEN_LENGTH = 200;

@InputType()
export class SlotInput {
  @Field(() => ID, { description: 'The service.' })
  @Identifier()
  serviceId!: string;

  @Field(() => ID, { description: 'The office.' })
  @Identifier()
  officeId!: string;

  @Field(() => DateTimeScalar, { description: 'A start that `availability` offered.' })
  @IsDate({ message: 'INVALID' })
  startsAt!: Date;

  @Field(() => AppointmentChannelEnum, { defaultValue: 'IN_PERSON', description: 'How to meet.' })
  @IsIn(APPOINTMENT_CHANNELS, { message: 'NOT_A_CHOICE' })
  channel!: AppointmentChannel;
}

@InputType({ description: 'A start to keep while the citizen types.' })
export class HoldSlotInput extends SlotInput {
  @Field(() => String, { nullable: true, description: 'Token of the hold this one replaces: its time is given back.' })
  @IsOptional()
  @Line(TOKEN_LENGTH)
  previousHold?: string | null;
}

@InputType({ description: 'A held start to give back.' })
export class ReleaseSlotInput {
  @Field({ description: 'Token of the hold.' })
  @Line(TOKEN_LENGTH)
  token!: string;
}

@InputType({ description: 'A home address.' })
export class PostalAddressInput {
  @Field({ description: 'Street and number.' })
  @AddressLine()
  street!: string;

  @Field({ description: 'CAP, five digits.' })
  @PostalCode()
  postalCode!: string;

  @Field({ description: 'City, town or village.' })
  @AddressLine(80)
  city!: string;
}

/** Whoever books: what is asked of them at the counter too. */
@InputType({ isAbstract: true })
export class PersonInput {
  @Field({ description: 'Given name.' })
  @PersonName()
  givenName!: string;

  @Field({ description: 'Family name.' })
  @PersonName()
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'Telephone; asked for when meeting by telephone.' })
  @IsOptional()
  @Telephone()
  telephone?: string | null;

  @Field(() => PostalAddressInput, { description: 'Home address.' })
  @Nested(() => PostalAddressInput)
  address!: PostalAddressInput;

  @Field({ description: 'Declared resident in this municipality.' })
  @IsBoolean({ message: 'REQUIRED' })
  resident!: boolean;
}

@InputType({ description: 'Whom the appointment is for.' })
export class CitizenInput extends PersonInput {
  @Field({ description: 'Where the messages go.' })
  @Email()
  email!: string;
}

@InputType({ description: "An answer to one of the service's questions." })
export class AnswerInput {
  @Field(() => ID, { description: 'The question.' })
  @Line(100)
  questionId!: string;

  @Field({ description: 'The answer; `yes` or `no` to a YES_NO, one of the choices to a CHOICE.' })
  @Text(5000, 0)
  answer!: string;
}

/** What a citizen asks for, whenever it is to be. */
@InputType({ isAbstract: true })
export class CitizensRequestInput {
  @Field(() => CitizenInput, { description: 'Whom it is for.' })
  @Nested(() => CitizenInput)
  citizen!: CitizenInput;

  @Field({ description: 'Topic and reason of the visit.' })
  @Text(1000)
  reason!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The delegation it was filled in for (`me.actingFor.id`), null for none: when the session acts otherwise by now, nothing is done. Left out, it is as the session acts.',
  })
  @IsOptional()
  @Identifier()
  actingFor?: string | null;

  @Field({ description: 'The citizen read the privacy notice (GDPR, art. 13).' })
  @Equals(true, { message: 'PRIVACY_NOTICE' })
  privacyNoticeRead!: boolean;
}

@InputType({ description: 'An appointment to book.' })
export class BookAppointmentInput extends IntersectionType(SlotInput, CitizensRequestInput) {
  @Field(() => String, {
    nullable: true,
    description:
      'The hold taken while the citizen typed; without it, or when it ran out, the start is claimed anew. The same hold sent twice gives the same appointment.',
  })
  @IsOptional()
  @Line(TOKEN_LENGTH)
  holdToken?: string | null;

  @Field(() => [AnswerInput], { defaultValue: [], description: "Answers to the service's questions." })
  @InputList(() => AnswerInput, { most: 50 })
  answers!: AnswerInput[];
}

@InputType({ description: 'An appointment to move.' })
export class RescheduleAppointmentInput {
  @Field({ description: 'From the manage link.' })
  @Line(TOKEN_LENGTH)
  token!: string;

  @Field(() => DateTimeScalar, { description: 'The new start, one that `availability` offered.' })
  @IsDate({ message: 'INVALID' })
  startsAt!: Date;
}

@InputType({ description: 'An appointment to cancel.' })
export class CancelAppointmentInput {
  @Field({ description: 'From the manage link.' })
  @Line(TOKEN_LENGTH)
  token!: string;
}

@InputType({ description: 'A manage link to revoke and send anew.' })
export class RenewManageLinkInput {
  @Field({ description: 'From the manage link.' })
  @Line(TOKEN_LENGTH)
  token!: string;
}
