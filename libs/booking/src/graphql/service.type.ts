import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { APPOINTMENT_CHANNELS, type AppointmentChannel, type ServiceCategory } from '@casa/contracts';
import { connectionOf } from '@casa/platform/graphql';
import { AppointmentChannelEnum, QuestionKindEnum, ServiceCategoryEnum, ServiceStatusEnum } from './enums.js';
import { OfficeType } from './office.type.js';

@ObjectType({ description: 'What a service asks whoever books it.' })
export class Question {
  @Field(() => ID, { description: 'Stable within the service.' })
  id!: string;

  @Field({ description: 'The question.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Help for the answer.' })
  hint!: string | null;

  @Field(() => QuestionKindEnum, { description: 'How it is answered.' })
  kind!: string;

  @Field({ description: 'Whether it must be answered.' })
  required!: boolean;

  @Field(() => [String], { description: 'The answers of a CHOICE.' })
  choices!: string[];

  @Field(() => Int, { description: 'Longest answer, in characters.' })
  maxLength!: number;
}

@ObjectType({ description: 'A term of the procedure.' })
export class Deadline {
  @Field({ description: 'What happens.' })
  label!: string;

  @Field({ description: 'Within when.' })
  term!: string;
}

@ObjectType({ description: 'What a service costs.' })
export class Fee {
  @Field({ description: 'For what.' })
  label!: string;

  @Field({ description: 'How much.' })
  amount!: string;
}

@ObjectType('Service', { description: 'What a citizen comes for, with its whole card (Modello Comuni, Allegato 2).' })
export class ServiceType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Name in addresses, unique in the municipality.' })
  slug!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'In a sentence or two.' })
  description!: string;

  @Field(() => ServiceCategoryEnum, { description: 'Category of the vocabulary.' })
  category!: ServiceCategory;

  @Field(() => [String], { description: 'Topics of the vocabulary, in Italian as there.' })
  topics!: readonly string[];

  @Field(() => ServiceStatusEnum, { description: 'Whether it is given now.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Why it is not given.' })
  statusReason!: string | null;

  @Field({ description: 'Whether it is had by appointment.' })
  bookable!: boolean;

  @Field(() => Int, { description: 'Length of an appointment.' })
  minutes!: number;

  @Field(() => [AppointmentChannelEnum], { description: `How it is given, among ${APPOINTMENT_CHANNELS.join(', ')}.` })
  channels!: readonly AppointmentChannel[];

  @Field({ description: 'Whether people who live elsewhere may book it.' })
  openToNonResidents!: boolean;

  @Field(() => Int, { description: 'An appointment begins at least this many minutes from now.' })
  leadMinutes!: number;

  @Field(() => Int, { description: 'An appointment is at most this many days away.' })
  horizonDays!: number;

  @Field(() => Int, { description: 'It may be changed or cancelled until this many minutes before it begins.' })
  changeUntilMinutes!: number;

  @Field(() => Int, { description: 'Open appointments one person may hold for it.' })
  maxOpenPerPerson!: number;

  @Field(() => OfficeType, { description: 'The office that answers for it (service-area).' })
  responsibleOffice!: OfficeType;

  @Field(() => [OfficeType], { description: 'Offices with a desk for it; empty when it is not booked.' })
  offices!: readonly OfficeType[];
}

export const ServiceConnection = connectionOf(ServiceType, 'Service');
