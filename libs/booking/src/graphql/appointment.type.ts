import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, PostalAddressType } from '@casa/platform/graphql';
import { AppointmentChannelEnum, AppointmentStatusEnum } from './enums.js';

@ObjectType({ description: 'An answer given at booking, with its question as it was asked.' })
export class Answer {
  @Field({ description: 'The question.' })
  question!: string;

  @Field({ description: 'The answer.' })
  answer!: string;
}

@ObjectType('Citizen', { description: 'Whom an appointment is for. Personal data (GDPR): seen only through the manage link.' })
export class CitizenType {
  @Field({ description: 'Given name.' })
  givenName!: string;

  @Field({ description: 'Family name.' })
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'Where the messages go; null for who has none and was booked at the counter.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  telephone!: string | null;

  @Field(() => PostalAddressType, { description: 'Home address.' })
  address!: PostalAddressType;

  @Field({ description: 'Declared resident in the municipality.' })
  resident!: boolean;
}

@ObjectType('Appointment', { description: 'An appointment as its citizen sees it.' })
export class AppointmentType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Short code for the telephone and the counter: BA-7K3Q9MXT.' })
  code!: string;

  @Field(() => AppointmentStatusEnum, { description: 'Where it stands.' })
  status!: string;

  @Field(() => DateTimeScalar, { description: 'Begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Ends.' })
  endsAt!: string;

  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet.' })
  channel!: string;

  @Field(() => CitizenType, { description: 'Whom it is for.' })
  citizen!: CitizenType;

  @Field({ description: 'Topic and reason of the visit.' })
  reason!: string;

  @Field(() => [Answer], { description: "Answers to the service's questions." })
  answers!: readonly Answer[];

  @Field({ description: 'Whether it may be changed or cancelled now.' })
  changeable!: boolean;

  @Field(() => DateTimeScalar, { description: 'Until when it may be changed or cancelled.' })
  changeableUntil!: string;

  @Field({ description: 'Where it is kept without login, as in the mail. Whoever has it may change the appointment.' })
  manageUrl!: string;
}
