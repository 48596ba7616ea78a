import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, DelegationOver, Refusal } from '@casa/platform/graphql';
import { IsString, MaxLength } from 'class-validator';
import { AppointmentStatusEnum } from './enums.js';

const LONGEST_TOKEN = 100;

@ObjectType('MyAppointment', { description: 'One of the person’s appointments, in whatever municipality.' })
export class MyAppointmentType {
  @Field(() => ID, { description: 'Of the appointment.' })
  id!: string;

  @Field({ description: 'Name of the municipality.' })
  municipality!: string;

  @Field({ description: 'Origin of its portal.' })
  portalUrl!: string;

  @Field({ description: 'Name of the service.' })
  title!: string;

  @Field({ description: 'Name of the office.' })
  place!: string;

  @Field(() => DateTimeScalar, { description: 'Begin.' })
  startsAt!: string;

  @Field(() => AppointmentStatusEnum, { description: 'Whether it stands.' })
  status!: 'BOOKED' | 'CANCELLED';

  @Field(() => String, {
    nullable: true,
    description: 'Page where it is changed or cancelled; null when it is over, and to who acts for the person and has not booked it.',
  })
  manageUrl!: string | null;
}

export const MyAppointmentConnection = connectionOf(MyAppointmentType, 'MyAppointment');

@InputType({ description: 'Which appointment the person takes to their own.' })
export class ClaimAppointmentInput {
  @Field({ description: 'Of its manage link.' })
  @IsString()
  @MaxLength(LONGEST_TOKEN, { message: 'NOT_FOUND' })
  token!: string;
}

@ObjectType({ description: 'The appointment is the person’s own now.' })
export class AppointmentClaimed {
  @Field(() => ID, { description: 'Of the appointment.' })
  id!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The link is wrong or revoked, or the appointment is somebody else’s.' })
export class AppointmentNotFound extends Refusal {}

export const ClaimAppointmentResult = createUnionType({
  name: 'ClaimAppointmentResult',
  description: 'What becomes of it.',
  types: () => [AppointmentClaimed, AppointmentNotFound, DelegationOver] as const,
});
