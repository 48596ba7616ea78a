import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { APPOINTMENT_CHANNELS, type AppointmentChannel } from '@casa/contracts';
import { Between, DateScalar, Identifier, InputList, Line, Nested, Text } from '@casa/platform/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import type { LocalizedText } from '@casa/kernel';
import type { ServiceQuestion } from '../../domain/answers.js';
import { AppointmentChannelEnum, QuestionKindEnum } from '../enums.js';

const LOCAL_TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const QUESTION_KINDS: readonly ServiceQuestion['kind'][] = ['TEXT', 'LONG_TEXT', 'CHOICE', 'YES_NO'];
const VERSION_LENGTH = 40;
const LONGEST_CODE = 60;
const LONGEST_TEXT = 8000;

// The limits are those of the municipality's folder: what is decided here can be written there.
const MOST_HOURS = 42;
const MOST_DESKS = 100;
const MOST_SERVICES = 200;
const MOST_AT_ONCE = 60;
const MOST_QUESTIONS = 20;
const MOST_CHOICES = 30;
const MOST_NEEDED = 30;

@InputType({ description: 'A stretch of a day, local wall-clock time.' })
export class DayHoursInput {
  @Field({ description: 'Opens at: 09:00' })
  @Matches(LOCAL_TIME, { message: 'NOT_A_TIME' })
  opens!: string;

  @Field({ description: 'Closes at, later the same day: 12:30; 24:00 is midnight.' })
  @Matches(LOCAL_TIME, { message: 'NOT_A_TIME' })
  closes!: string;
}

@InputType({ description: 'A stretch of a week day.' })
export class WeeklyHoursInput extends DayHoursInput {
  @Field(() => Int, { description: '1 Monday to 7 Sunday (ISO 8601).' })
  @Between(1, 7)
  weekday!: number;
}

@InputType({ description: 'The weekly hours of one desk.' })
export class DeskHoursInput {
  @Field(() => ID, { description: 'Which.' })
  @Identifier()
  deskId!: string;

  @Field(() => [WeeklyHoursInput], { description: 'All of them; none: the desk follows its office.' })
  @InputList(() => WeeklyHoursInput, { most: MOST_HOURS })
  hours!: WeeklyHoursInput[];
}

@InputType({ description: 'A desk, new or as it is to be.' })
export class DeskSettingsInput {
  @Field(() => ID, { nullable: true, description: 'Which; null: a new one.' })
  @IsOptional()
  @Identifier()
  deskId?: string | null;

  @Field({ description: 'As written on the door.' })
  @Line(80)
  name!: string;

  @Field(() => [AppointmentChannelEnum], { description: 'How it serves; at least one.' })
  @ArrayMinSize(1, { message: 'REQUIRED' })
  @IsIn(APPOINTMENT_CHANNELS, { each: true, message: 'NOT_A_CHOICE' })
  channels!: AppointmentChannel[];

  @Field(() => [ID], { description: 'The services it gives; at least one.' })
  @ArrayMinSize(1, { message: 'REQUIRED' })
  @ArrayMaxSize(MOST_SERVICES, { message: `TOO_MANY:${MOST_SERVICES}` })
  serviceIds!: string[];
}

@InputType({ description: 'A text in both languages.' })
export class BothLanguagesInput {
  @Field({ description: 'In Italian.' })
  @Text(LONGEST_TEXT)
  it!: string;

  @Field(() => String, { nullable: true, description: 'In English; null or empty: the Italian one is shown.' })
  @IsOptional()
  @Text(LONGEST_TEXT, 0)
  en?: string | null;
}

@InputType({ description: 'A day that is not as all others.' })
export class ExceptionInput {
  @Field(() => ID, { nullable: true, description: 'Of which desk; null: of the whole office.' })
  @IsOptional()
  @Identifier()
  deskId?: string | null;

  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => [DayHoursInput], { description: 'Its hours; none: closed.' })
  @InputList(() => DayHoursInput, { most: 6 })
  hours!: DayHoursInput[];

  @Field(() => BothLanguagesInput, { nullable: true, description: 'Why it is closed, for the citizens.' })
  @IsOptional()
  @Nested(() => BothLanguagesInput)
  reason?: BothLanguagesInput | null;
}

@InputType({ description: 'A special day that shall be as all others.' })
export class OrdinaryDayInput {
  @Field(() => ID, { nullable: true, description: 'Of which desk; null: of the whole office.' })
  @IsOptional()
  @Identifier()
  deskId?: string | null;

  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;
}

@InputType({ description: 'How a change is sent.' })
class ChangeInput {
  @Field({ description: 'The version the caller saw: when it is another by now, nothing is saved.' })
  @Line(VERSION_LENGTH, 0)
  version!: string;

  @Field({ description: 'Only to be looked at: nothing is saved.' })
  @IsBoolean({ message: 'REQUIRED' })
  preview!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'Any day of the week a preview shows; the next whole week when null.' })
  week?: string | null;
}

@InputType({ description: 'What of an office shall be otherwise; what is left out stays.' })
export class ChangeOfficeSettingsInput extends ChangeInput {
  @Field(() => ID, { description: 'The office.' })
  @Identifier()
  officeId!: string;

  @Field(() => [WeeklyHoursInput], { nullable: true, description: 'The office’s weekly hours, all of them.' })
  @IsOptional()
  @InputList(() => WeeklyHoursInput, { least: 1, most: MOST_HOURS })
  hours?: WeeklyHoursInput[] | null;

  @Field(() => [DeskHoursInput], { defaultValue: [], description: 'Hours of desks.' })
  @InputList(() => DeskHoursInput, { most: MOST_DESKS })
  deskHours!: DeskHoursInput[];

  @Field(() => [DeskSettingsInput], { defaultValue: [], description: 'New desks, and desks as they are to be.' })
  @InputList(() => DeskSettingsInput, { most: MOST_DESKS })
  desks!: DeskSettingsInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Desks to close for good, when nothing is booked there.' })
  @ArrayMaxSize(MOST_DESKS, { message: `TOO_MANY:${MOST_DESKS}` })
  closedDesks!: string[];

  @Field(() => [ExceptionInput], { defaultValue: [], description: 'Days that are not as all others.' })
  @InputList(() => ExceptionInput, { most: MOST_AT_ONCE })
  exceptions!: ExceptionInput[];

  @Field(() => [OrdinaryDayInput], { defaultValue: [], description: 'Special days that shall be as all others.' })
  @InputList(() => OrdinaryDayInput, { most: MOST_AT_ONCE })
  ordinaryDays!: OrdinaryDayInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Closures from the municipality’s folder that shall not be.' })
  @ArrayMaxSize(MOST_AT_ONCE, { message: `TOO_MANY:${MOST_AT_ONCE}` })
  reopened!: string[];
}

@InputType({ description: 'Under which rules a service is to be booked.' })
export class ServiceRulesInput {
  @Field(() => Int, { description: 'Length of an appointment, 5 to 480 minutes.' })
  @Between(5, 480)
  minutes!: number;

  @Field(() => Int, { description: 'Starts are offered every so many minutes from the opening, 5 to 480.' })
  @Between(5, 480)
  stepMinutes!: number;

  @Field(() => [AppointmentChannelEnum], { description: 'How it may be had; at least one.' })
  @ArrayMinSize(1, { message: 'REQUIRED' })
  @IsIn(APPOINTMENT_CHANNELS, { each: true, message: 'NOT_A_CHOICE' })
  channels!: AppointmentChannel[];

  @Field({ description: 'Whether people who do not live in the municipality may book.' })
  @IsBoolean({ message: 'REQUIRED' })
  openToNonResidents!: boolean;

  @Field(() => Int, { description: 'An appointment begins at least so many minutes from now, 0 to 43,200.' })
  @Between(0, 43_200)
  leadMinutes!: number;

  @Field(() => Int, { description: 'An appointment is at most so many days away, 1 to 365.' })
  @Between(1, 365)
  horizonDays!: number;

  @Field(() => Int, { description: 'It may be changed until so many minutes before it begins, 0 to 43,200.' })
  @Between(0, 43_200)
  changeUntilMinutes!: number;

  @Field(() => Int, { description: 'Open appointments one person may hold, 1 to 20.' })
  @Between(1, 20)
  maxOpenPerPerson!: number;

  @Field(() => Int, { description: 'Waking minutes somebody on the waiting list has to answer an offer, 30 to 2,880.' })
  @Between(30, 2880)
  offerMinutes!: number;
}

@InputType({ description: 'A question, new or as it is to be.' })
export class QuestionSettingsInput {
  @Field(() => ID, { nullable: true, description: 'Of one that is asked already; null: a new one.' })
  @IsOptional()
  @Line(LONGEST_CODE)
  code?: string | null;

  @Field(() => BothLanguagesInput, { description: 'The question.' })
  @Nested(() => BothLanguagesInput)
  label!: BothLanguagesInput;

  @Field(() => BothLanguagesInput, { nullable: true, description: 'A line that helps to answer.' })
  @IsOptional()
  @Nested(() => BothLanguagesInput)
  hint?: BothLanguagesInput | null;

  @Field(() => QuestionKindEnum, { description: 'How it is answered.' })
  @IsIn(QUESTION_KINDS, { message: 'NOT_A_CHOICE' })
  kind!: ServiceQuestion['kind'];

  @Field({ description: 'Whether it must be answered.' })
  @IsBoolean({ message: 'REQUIRED' })
  required!: boolean;

  @Field(() => [BothLanguagesInput], { defaultValue: [], description: 'The choices of a CHOICE question, at least two.' })
  @InputList(() => BothLanguagesInput, { most: MOST_CHOICES })
  choices!: BothLanguagesInput[];
}

@InputType({ description: 'What citizens shall read before they book.' })
export class ServiceTextsInput {
  @Field(() => BothLanguagesInput, { description: 'What the service is.' })
  @Nested(() => BothLanguagesInput)
  description!: BothLanguagesInput;

  @Field(() => BothLanguagesInput, { description: 'For whom, under which conditions.' })
  @Nested(() => BothLanguagesInput)
  addressedTo!: BothLanguagesInput;

  @Field(() => BothLanguagesInput, { description: 'Instructions.' })
  @Nested(() => BothLanguagesInput)
  howTo!: BothLanguagesInput;

  @Field(() => [BothLanguagesInput], { description: 'What to bring, one entry a thing; at least one.' })
  @InputList(() => BothLanguagesInput, { least: 1, most: MOST_NEEDED })
  needed!: BothLanguagesInput[];
}

@InputType({ description: 'What of a service shall be otherwise; each part is given whole or not at all.' })
export class ChangeServiceSettingsInput extends ChangeInput {
  @Field(() => ID, { description: 'The service.' })
  @Identifier()
  serviceId!: string;

  @Field(() => ServiceRulesInput, { nullable: true, description: 'How it is booked.' })
  @IsOptional()
  @Nested(() => ServiceRulesInput)
  rules?: ServiceRulesInput | null;

  @Field(() => [QuestionSettingsInput], { nullable: true, description: 'What is asked, in order: what is not here is asked no more.' })
  @IsOptional()
  @InputList(() => QuestionSettingsInput, { most: MOST_QUESTIONS })
  questions?: QuestionSettingsInput[] | null;

  @Field(() => ServiceTextsInput, { nullable: true, description: 'What citizens read.' })
  @IsOptional()
  @Nested(() => ServiceTextsInput)
  texts?: ServiceTextsInput | null;
}

/** As it is kept: without what is empty. */
export function localized({ it, en }: BothLanguagesInput): LocalizedText {
  return { it, ...(en != null && en !== '' && { en }) };
}
