import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar } from '@casa/platform/graphql';
import { AppointmentChannelEnum } from '../enums.js';
import { MoveStatusEnum } from './closure.enums.js';

@ObjectType({ description: 'A desk that may be closed.' })
export class ClosableDesk {
  @Field(() => ID, { description: 'Which.' })
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;
}

@ObjectType({ description: 'An office that may be closed.' })
export class ClosableOffice {
  @Field(() => ID, { description: 'Which.' })
  id!: string;

  @Field({ description: 'In addresses.' })
  slug!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'IANA zone.' })
  timeZone!: string;

  @Field(() => [ClosableDesk], { description: 'Its desks.' })
  desks!: readonly ClosableDesk[];
}

@ObjectType({ description: 'What the caller may close.' })
export class ClosablePlacesType {
  @Field({ description: 'Whether the whole municipality.' })
  wholeMunicipality!: boolean;

  @Field(() => [ClosableOffice], { description: 'The offices, in their order.' })
  offices!: readonly ClosableOffice[];
}

@ObjectType({ description: 'A free time that may stand in for another.' })
export class EqualSlot {
  @Field(() => ID, { description: 'At which office.' })
  officeId!: string;

  @Field({ description: 'Its name.' })
  officeName!: string;

  @Field(() => DateTimeScalar, { description: 'Begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Ends.' })
  endsAt!: string;
}

@ObjectType({ description: 'How many appointments a closure hits at a desk.' })
export class HitDeskType {
  @Field(() => ID, { description: 'The desk.' })
  deskId!: string;

  @Field({ description: 'Its name.' })
  deskName!: string;

  @Field({ description: 'Name of its office.' })
  officeName!: string;

  @Field(() => Int, { description: 'How many.' })
  appointments!: number;
}

@ObjectType({ description: 'An appointment a closure would hit. It says nothing of whom it is for.' })
export class ForeseenMoveType {
  @Field(() => ID, { description: 'The appointment.' })
  appointmentId!: string;

  @Field(() => DateTimeScalar, { description: 'Begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Ends.' })
  endsAt!: string;

  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field({ description: 'Name of the service.' })
  serviceName!: string;

  @Field({ description: 'Name of the office.' })
  officeName!: string;

  @Field({ description: 'Name of the desk.' })
  deskName!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet.' })
  channel!: string;

  @Field(() => EqualSlot, { nullable: true, description: 'What would be proposed as things stand; null: nothing is free.' })
  proposed!: EqualSlot | null;
}

@ObjectType('ClosurePreview', { description: 'Whom a closure would hit, and what would happen to them.' })
export class ClosurePreviewType {
  @Field({ description: 'What `closeOffices` takes to know that this is what was seen.' })
  seen!: string;

  @Field(() => Int, { description: 'How many appointments are inside.' })
  total!: number;

  @Field(() => Int, { description: 'How many of those have no e-mail address, and have to be called.' })
  withoutEmail!: number;

  @Field(() => [HitDeskType], { description: 'Desk by desk, those with most first.' })
  desks!: readonly HitDeskType[];

  @Field(() => [ForeseenMoveType], { description: 'The first of them in the order of their hours, up to 60.' })
  moves!: readonly ForeseenMoveType[];

  @Field(() => Int, { description: 'For how many of those listed there is a free time to propose.' })
  foreseen!: number;
}

@ObjectType({ description: 'How many stand how.' })
export class MoveCount {
  @Field(() => MoveStatusEnum, { description: 'How.' })
  status!: string;

  @Field(() => Int, { description: 'How many.' })
  number!: number;
}

@ObjectType('OfficeClosure', { description: 'A closure that a manager decided.' })
export class OfficeClosureType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name of the office; null: the whole municipality.' })
  officeName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the desk; null: every one.' })
  deskName!: string | null;

  @Field(() => DateTimeScalar, { description: 'From when.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Until when, as it was decided.' })
  endsAt!: string;

  @Field({ description: 'IANA zone by which the times are told.' })
  timeZone!: string;

  @Field({ description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When it was decided.' })
  createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was ended before its time.' })
  endedAt!: string | null;

  @Field({ description: 'Whether it can be ended before its time.' })
  endable!: boolean;

  @Field(() => Int, { description: 'Whom it hit.' })
  total!: number;

  @Field(() => Int, { description: 'For how many a time has been looked for; the worker is at it while it is less than the total.' })
  handled!: number;

  @Field(() => Int, { description: 'How many have no answer yet.' })
  open!: number;

  @Field(() => [MoveCount], { description: 'How many stand how; those that do not occur are absent.' })
  counts!: readonly MoveCount[];
}

export const OfficeClosureConnection = connectionOf(OfficeClosureType, 'OfficeClosure');

@ObjectType({ description: 'Somebody whose appointment is in a closure. Personal data (GDPR): each reading is in the audit.' })
export class ClosurePerson {
  @Field(() => ID, { description: 'What the operations on behalf take.' })
  id!: string;

  @Field(() => ID, { description: 'The closure.' })
  closureId!: string;

  @Field(() => MoveStatusEnum, { description: 'How far it is.' })
  status!: string;

  @Field({ description: 'Whether somebody should call them.' })
  toCall!: boolean;

  @Field({ description: 'Code of the appointment.' })
  code!: string;

  @Field({ description: 'Given name.' })
  givenName!: string;

  @Field({ description: 'Family name.' })
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'Where the messages go; null for who has none.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  telephone!: string | null;

  @Field({ description: 'Name of the service.' })
  serviceName!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet.' })
  channel!: string;

  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field(() => DateTimeScalar, { description: 'The old time.' })
  wasAt!: string;

  @Field({ description: 'Name of the desk it was at.' })
  wasDeskName!: string;

  @Field(() => DateTimeScalar, { description: 'Where the appointment stands now.' })
  startsAt!: string;

  @Field({ description: 'Name of the office it is at now.' })
  officeName!: string;

  @Field(() => EqualSlot, { nullable: true, description: 'The last time that was proposed.' })
  proposed!: EqualSlot | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when they have to answer.' })
  answerUntil!: string | null;

  @Field({ description: 'Whether they were reminded.' })
  reminded!: boolean;

  @Field({ description: 'Whether an operator answered for them.' })
  byOffice!: boolean;
}

export const ClosurePersonConnection = connectionOf(ClosurePerson, 'ClosurePerson');

@ObjectType({ description: 'Somebody whose appointment is in a closure, and what they can choose from.' })
export class ClosurePersonChoices {
  @Field(() => ClosurePerson, { description: 'Who.' })
  person!: ClosurePerson;

  @Field(() => [EqualSlot], { description: 'The nearest free times; none when it is settled.' })
  slots!: readonly EqualSlot[];
}
