import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Between, DateTimeScalar, Email, Identifier, InputList, Line, Nested, Text } from '@casa/platform/graphql';
import { Equals, IsBoolean, IsDate, IsOptional, ValidateIf } from 'class-validator';
import { AnswerInput, PersonInput, SlotInput } from '../appointment.input.js';

const LONGEST_NOTE = 4000;
const HIGHEST_VERSION = 2_000_000_000;

@InputType({ description: 'Which appointment, as the caller saw it.' })
export class AgendaAppointmentInput {
  @Field(() => ID, { description: 'Which.' })
  @Identifier()
  id!: string;

  @Field(() => Int, {
    description: 'The version the caller saw: when it is another by now, nothing is changed and the new one is answered.',
  })
  @Between(0, HIGHEST_VERSION)
  version!: number;
}

@InputType({ description: 'What to note of an appointment.' })
export class WriteNoteInput extends AgendaAppointmentInput {
  @Field({ description: 'The whole note; empty takes it away.' })
  @Text(LONGEST_NOTE, 0)
  note!: string;
}

@InputType({ description: 'A desk to sit down at.' })
export class TakeDeskInput {
  @Field(() => ID, { description: 'Which.' })
  @Identifier()
  deskId!: string;

  @Field({ defaultValue: false, description: 'Also where somebody sits, who forgot to leave.' })
  @IsBoolean({ message: 'INVALID' })
  relieving!: boolean;
}

@InputType({ description: 'Time to take out of a desk.' })
export class BlockTimeInput {
  @Field(() => ID, { description: 'Which desk.' })
  @Identifier()
  deskId!: string;

  @Field(() => DateTimeScalar, { description: 'From when.' })
  @IsDate({ message: 'INVALID' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  @IsDate({ message: 'INVALID' })
  endsAt!: Date;

  @Field({ description: 'Why, for the colleagues.' })
  @Line(120)
  reason!: string;
}

@InputType({ description: 'A block to take away.' })
export class UnblockTimeInput {
  @Field(() => ID, { description: 'Which.' })
  @Identifier()
  id!: string;
}

@InputType({ description: 'Somebody at the counter or on the telephone.' })
export class CitizenAtCounterInput extends PersonInput {
  @Field(() => String, {
    nullable: true,
    description: 'Where the messages go; without one there are none, and a telephone number is asked for.',
  })
  @ValidateIf((_citizen, value) => value != null && value !== '')
  @Email()
  email?: string | null;
}

@InputType({ description: 'An appointment to book for somebody else.' })
export class BookOnBehalfInput extends SlotInput {
  @Field(() => CitizenAtCounterInput, { description: 'Whom it is for.' })
  @Nested(() => CitizenAtCounterInput)
  citizen!: CitizenAtCounterInput;

  @Field({ description: 'Topic and reason of the visit.' })
  @Text(1000)
  reason!: string;

  @Field(() => [AnswerInput], { defaultValue: [], description: "Answers to the service's questions." })
  @InputList(() => AnswerInput, { most: 50 })
  answers!: AnswerInput[];

  @Field({ description: 'The citizen was shown, or read, the privacy notice (GDPR, art. 13).' })
  @Equals(true, { message: 'PRIVACY_NOTICE' })
  privacyNoticeRead!: boolean;
}

@InputType({ description: 'A calendar to subscribe to.' })
export class MakeCalendarFeedInput {
  @Field(() => ID, { description: 'Of which office.' })
  @Identifier()
  officeId!: string;

  @Field(() => ID, { nullable: true, description: 'Of which desk; null: of the caller’s own appointments.' })
  @IsOptional()
  @Identifier()
  deskId?: string | null;
}

@InputType({ description: 'A calendar of the caller’s.' })
export class CalendarFeedInput {
  @Field(() => ID, { description: 'Which.' })
  @Identifier()
  id!: string;
}
