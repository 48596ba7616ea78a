import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, InvalidInput, Refusal } from '@casa/platform/graphql';
import { NotFound } from '../booking-outcome.type.js';
import { TicketCalled } from '../queue/office-queue.type.js';
import { StepRefusalEnum } from './agenda.enums.js';
import { AgendaAppointmentType, AgendaBlockType, AgendaDeskType } from './agenda.type.js';

@ObjectType({ description: 'The appointment is where the step leads.' })
export class DayStepTaken {
  @Field(() => AgendaAppointmentType, { description: 'As it stands now.' })
  appointment!: AgendaAppointmentType;

  @Field({ description: 'It was there already, and nothing was changed: calling a number twice calls nobody twice.' })
  isRepeated!: boolean;

  @Field(() => String, { nullable: true, description: "Said of a repetition, in the caller's language." })
  notice!: string | null;
}

@ObjectType({ implements: () => Refusal, description: 'The step cannot be taken now.' })
export class DayStepRefused extends Refusal {
  @Field(() => StepRefusalEnum, { description: 'Why.' })
  reason!: string;

  @Field(() => AgendaAppointmentType, { description: 'As it stands.' })
  appointment!: AgendaAppointmentType;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody else changed the appointment meanwhile: nothing was changed now.' })
export class AppointmentChanged extends Refusal {
  @Field(() => AgendaAppointmentType, { description: 'As it stands now.' })
  appointment!: AgendaAppointmentType;
}

@ObjectType({ implements: () => Refusal, description: 'Nobody waits whose time has come.' })
export class NobodyToCall extends Refusal {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next appointment of the desk begins today.' })
  nextAt!: string | null;
}

@ObjectType({ implements: () => Refusal, description: 'The caller sits at no desk to which anybody could be called.' })
export class NoDesk extends Refusal {}

@ObjectType({ description: 'The caller sits at the desk.' })
export class DeskSeated {
  @Field(() => AgendaDeskType, { description: 'Which.' })
  desk!: AgendaDeskType;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody else sits there.' })
export class DeskOccupied extends Refusal {
  @Field({ description: 'Who.' })
  name!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when.' })
  since!: string | null;
}

@ObjectType({ description: 'The caller sits at no desk any more.' })
export class DeskLeft {
  @Field({ description: 'Whether they sat at one.' })
  wasSeated!: boolean;
}

@ObjectType({ description: 'The desk does not receive then.' })
export class TimeBlocked {
  @Field(() => AgendaBlockType, { description: 'When.' })
  block!: AgendaBlockType;
}

@ObjectType({ implements: () => Refusal, description: 'Some of the time is somebody’s: it was not blocked.' })
export class TimeNotFree extends Refusal {
  @Field(() => [AgendaAppointmentType], { description: 'What lies inside.' })
  appointments!: AgendaAppointmentType[];

  @Field(() => Int, { description: 'How many people are booking inside it this moment.' })
  holds!: number;
}

@ObjectType({ description: 'The desk receives again.' })
export class TimeUnblocked {
  @Field(() => ID, { description: 'Of the block that is gone.' })
  id!: string;
}

@ObjectType('CalendarFeed', {
  description: 'A calendar to subscribe to with a program of one’s own (RFC 5545): hours, services and codes, no names.',
})
export class CalendarFeedType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field(() => ID, { description: 'Of which office.' })
  officeId!: string;

  @Field(() => ID, { nullable: true, description: 'Of which desk; null: of the caller’s own appointments.' })
  deskId!: string | null;

  @Field({ description: 'Its address. Whoever has it may read the calendar, until it is renewed or revoked.' })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'Since when it has this address.' })
  renewedAt!: string;
}

@ObjectType({ description: 'The calendar has an address.' })
export class CalendarFeedMade {
  @Field(() => CalendarFeedType, { description: 'Which.' })
  feed!: CalendarFeedType;
}

@ObjectType({ description: 'The calendar’s address opens nothing any more.' })
export class CalendarFeedRevoked {
  @Field(() => ID, { description: 'Of the calendar.' })
  id!: string;
}

export const DayStepResult = createUnionType({
  name: 'DayStepResult',
  description: 'What may come of a step of an appointment’s day.',
  types: () => [DayStepTaken, DayStepRefused, AppointmentChanged, NotFound, InvalidInput] as const,
});

export const CallNextAppointmentResult = createUnionType({
  name: 'CallNextAppointmentResult',
  description: 'What may come of calling the next.',
  types: () => [DayStepTaken, TicketCalled, NobodyToCall, NoDesk, DayStepRefused, NotFound] as const,
});

export const TakeDeskResult = createUnionType({
  name: 'TakeDeskResult',
  description: 'What may come of sitting down at a desk.',
  types: () => [DeskSeated, DeskOccupied, NotFound, InvalidInput] as const,
});

export const BlockTimeResult = createUnionType({
  name: 'BlockTimeResult',
  description: 'What may come of taking time out of a desk.',
  types: () => [TimeBlocked, TimeNotFree, NotFound, InvalidInput] as const,
});

export const UnblockTimeResult = createUnionType({
  name: 'UnblockTimeResult',
  description: 'What may come of giving a desk its time back.',
  types: () => [TimeUnblocked, NotFound, InvalidInput] as const,
});

export const CalendarFeedResult = createUnionType({
  name: 'CalendarFeedResult',
  description: 'What may come of asking for a calendar’s address.',
  types: () => [CalendarFeedMade, NotFound, InvalidInput] as const,
});

export const RevokeCalendarFeedResult = createUnionType({
  name: 'RevokeCalendarFeedResult',
  description: 'What may come of revoking a calendar’s address.',
  types: () => [CalendarFeedRevoked, NotFound, InvalidInput] as const,
});
