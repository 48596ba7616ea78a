import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { APPOINTMENT_CHANNELS, type AppointmentChannel } from '@casa/contracts';
import { Between, DateScalar, Identifier, InputList, Line, LocalTimeScalar, Nested } from '@casa/platform/graphql';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsLatitude, IsLongitude, IsOptional, ValidateIf } from 'class-validator';
import { AnswerInput, CitizensRequestInput } from '../appointment.input.js';
import { AppointmentChannelEnum } from '../enums.js';

const TOKEN_LENGTH = 200;
const MOST_OFFICES = 100;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

@InputType({ description: 'How far beyond the municipality somebody would go.' })
export class WaitingNearInput {
  @Field(() => Int, { description: 'Kilometres as the crow flies, 1 to 100.' })
  @Between(1, 100)
  km!: number;

  @Field(() => Float, { nullable: true, description: 'From where, degrees north (WGS 84); from the municipality’s centre when absent.' })
  @ValidateIf(({ latitude, longitude }: WaitingNearInput) => latitude != null || longitude != null)
  @IsLatitude({ message: 'OUT_OF_RANGE' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east.' })
  @ValidateIf(({ latitude, longitude }: WaitingNearInput) => latitude != null || longitude != null)
  @IsLongitude({ message: 'OUT_OF_RANGE' })
  longitude?: number | null;
}

@InputType({ description: 'What somebody waits for, where and when they can come, and who they are.' })
export class JoinWaitingListInput extends CitizensRequestInput {
  @Field(() => ID, { description: 'The service.' })
  @Identifier()
  serviceId!: string;

  @Field(() => AppointmentChannelEnum, { defaultValue: 'IN_PERSON', description: 'How to meet.' })
  @IsIn(APPOINTMENT_CHANNELS, { message: 'NOT_A_CHOICE' })
  channel!: AppointmentChannel;

  @Field(() => [ID], { defaultValue: [], description: 'Offices of this municipality; none: every one that gives the service.' })
  @ArrayMaxSize(MOST_OFFICES, { message: `TOO_MANY:${MOST_OFFICES}` })
  @ArrayUnique({ message: 'INVALID' })
  officeIds!: string[];

  @Field(() => WaitingNearInput, {
    nullable: true,
    description:
      'Also in other municipalities, where the service of the metropolitan catalogue is open to people of elsewhere. Not while the session acts for another: a delegation is of one municipality.',
  })
  @IsOptional()
  @Nested(() => WaitingNearInput)
  near?: WaitingNearInput | null;

  @Field(() => DateScalar, { description: 'First day they can come.' })
  firstDay!: string;

  @Field(() => DateScalar, { description: 'Last day they can come; the entry ends after it.' })
  lastDay!: string;

  @Field(() => [Int], { defaultValue: [], description: 'Days of the week, 1 Monday to 7 Sunday (ISO 8601); none: every day.' })
  @ArrayMaxSize(WEEKDAYS.length, { message: `TOO_MANY:${WEEKDAYS.length}` })
  @ArrayUnique({ message: 'INVALID' })
  @IsIn(WEEKDAYS, { each: true, message: 'OUT_OF_RANGE' })
  weekdays!: number[];

  @Field(() => LocalTimeScalar, { nullable: true, description: 'Not before, by the office’s clock.' })
  @IsOptional()
  from?: string | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'Over by, by the office’s clock.' })
  @IsOptional()
  until?: string | null;
}

@InputType({ description: 'Who leaves the list.' })
export class LeaveWaitingListInput {
  @Field({ description: 'From the link of the entry.' })
  @Line(TOKEN_LENGTH)
  token!: string;
}

@InputType({ description: 'An offer to accept.' })
export class AcceptOfferInput {
  @Field({ description: 'From the link of the offer.' })
  @Line(TOKEN_LENGTH)
  token!: string;

  @Field(() => [AnswerInput], { defaultValue: [], description: "Answers to the service's questions." })
  @InputList(() => AnswerInput, { most: 50 })
  answers!: AnswerInput[];
}

@InputType({ description: 'An offer to refuse.' })
export class RefuseOfferInput {
  @Field({ description: 'From the link of the offer.' })
  @Line(TOKEN_LENGTH)
  token!: string;

  @Field({ defaultValue: false, description: 'Whether they leave the list too; else they keep their place.' })
  @IsBoolean({ message: 'REQUIRED' })
  leave!: boolean;
}
