import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { OfficeId, PersonId } from '@casa/contracts';
import { inLanguage, type Language } from '@casa/kernel';
import { DateScalar, DateTimeScalar } from '@casa/platform/graphql';
import type { Agenda, AgendaBlock, AgendaDesk, AgendaEntry, AgendaOffice } from '../../application/agenda/read-agenda.js';
import type { AgendaNews } from '../../application/agenda/watch-agenda.js';
import { type DayState, dayStateOf } from '../../domain/agenda/day-state.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { AppointmentChannelEnum } from '../enums.js';
import { DayStateEnum } from './agenda.enums.js';

@ObjectType('Colleague', { description: 'Somebody who works for the municipality.' })
export class ColleagueType {
  @Field({ description: 'As their administrator wrote it.' })
  name!: string;

  @Field({ description: 'Whether it is the caller.' })
  isCaller!: boolean;
}

@ObjectType('AgendaOffice', { description: 'An office at which the caller works.' })
export class AgendaOfficeType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Name in addresses.' })
  slug!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'IANA zone.' })
  timeZone!: string;
}

@ObjectType('AgendaDay', { description: 'A day of an agenda.' })
export class AgendaDayType {
  @Field(() => DateScalar, { description: "In the office's zone." })
  date!: string;

  @Field(() => String, { nullable: true, description: 'Name of the holiday when it is one.' })
  holiday!: string | null;
}

@ObjectType('AgendaDesk', { description: 'A desk, and who sits there today.' })
export class AgendaDeskType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field(() => [AppointmentChannelEnum], { description: 'How citizens come to it.' })
  channels!: readonly string[];

  @Field(() => [ID], { description: 'The services it gives.' })
  serviceIds!: readonly string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when its operator sits there.' })
  since!: string | null;
}

@ObjectType('AgendaAppointment', { description: 'An appointment as an agenda lists it.' })
export class AgendaAppointmentType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Short code: BA-7K3Q9MXT.' })
  code!: string;

  @Field(() => Int, { description: 'Whoever changes the appointment names the version they saw.' })
  version!: number;

  @Field(() => DayStateEnum, { description: 'How far its day is.' })
  state!: DayState;

  @Field(() => DateTimeScalar, { description: 'Begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Ends.' })
  endsAt!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet.' })
  channel!: string;

  @Field(() => ID, { description: 'What for.' })
  serviceId!: string;

  @Field({ description: 'What for, by name.' })
  serviceName!: string;

  @Field(() => ID, { description: 'The desk whose time it takes.' })
  deskId!: string;

  @Field(() => ID, { nullable: true, description: 'Where the citizen was called to, when not to that desk.' })
  calledDeskId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the citizen said that they are there.' })
  arrivedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they were called.' })
  calledAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it began.' })
  startedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was over, or given up.' })
  finishedAt!: string | null;

  @Field({ description: 'Whether an operator noted something.' })
  hasNote!: boolean;
}

@ObjectType('AgendaBlock', { description: 'Time in which a desk, or the whole office, does not receive.' })
export class AgendaBlockType {
  @Field(() => ID, { description: 'What `unblockTime` takes.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The desk; null: the whole office.' })
  deskId!: string | null;

  @Field(() => DateTimeScalar, { description: 'Begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Ends.' })
  endsAt!: string;

  @Field({ description: 'Why.' })
  reason!: string;

  @Field({ description: 'Whether it is a desk’s and a person made it, so that a person may take it away.' })
  isRemovable!: boolean;
}

@ObjectType('Agenda', { description: 'Some days of an office.' })
export class AgendaType {
  @Field(() => AgendaOfficeType, { description: 'Whose.' })
  office!: AgendaOfficeType;

  @Field(() => [AgendaDayType], { description: 'In order.' })
  days!: readonly AgendaDayType[];

  @Field(() => [AgendaDeskType], { description: "In the office's own order." })
  desks!: readonly AgendaDeskType[];

  @Field(() => [AgendaAppointmentType], { description: 'Those that stand, in order.' })
  appointments!: readonly AgendaAppointmentType[];

  @Field(() => [AgendaBlockType], { description: 'What keeps a desk or the office from receiving.' })
  blocks!: readonly AgendaBlockType[];

  @Field(() => ID, { nullable: true, description: 'The desk at which the caller sits.' })
  ownDeskId!: string | null;

  @Field(() => DateTimeScalar, { description: 'The server’s time: the caller’s own clock may be wrong.' })
  now!: string;
}

@ObjectType('AgendaChange', { description: 'What changed in an agenda since the last that was told.' })
export class AgendaChangeType {
  @Field(() => [AgendaAppointmentType], { description: 'As they stand, those cancelled too.' })
  appointments!: readonly AgendaAppointmentType[];

  @Field({
    description: 'The agenda is to be read anew: desks or blocks changed, or more than is told one by one. The first always says so.',
  })
  isStale!: boolean;
}

@ObjectType('RecordViewers', { description: 'Who else has an appointment open.' })
export class RecordViewersType {
  @Field(() => [String], { description: 'Colleagues, by name.' })
  names!: readonly string[];
}

/** What the resolvers of an appointment's fields need besides what is shown. */
export interface AgendaAppointmentParent extends AgendaAppointmentType {
  readonly officeId: OfficeId;
  readonly servedById: PersonId | null;
  readonly bookedById: PersonId | null;
}

export interface AgendaDeskParent extends AgendaDeskType {
  readonly personId: PersonId | null;
}

export interface AgendaBlockParent extends AgendaBlockType {
  readonly createdById: PersonId | null;
}

export function toAgendaOffice({ id, slug, name, timeZone }: AgendaOffice, language: Language): AgendaOfficeType {
  return { id, slug, name: inLanguage(name, language), timeZone };
}

export function toAgendaDesk({ since, services, ...desk }: AgendaDesk, timeZone: string): AgendaDeskParent {
  return { ...desk, serviceIds: services, since: since === null ? null : zonedIso(since, timeZone) };
}

export function toAgendaAppointment(entry: AgendaEntry, language: Language): AgendaAppointmentParent {
  const { id, code, version, channel, serviceId, serviceName, officeId, deskId, calledDeskId, hasNote, servedBy, bookedBy } = entry;
  const at = (instant: number) => zonedIso(instant, entry.timeZone);
  const maybe = (instant: number | null) => (instant === null ? null : at(instant));
  return Object.assign(new AgendaAppointmentType(), {
    ...{ id, code, version, channel, serviceId, officeId, deskId, calledDeskId, hasNote },
    state: dayStateOf(entry),
    serviceName: inLanguage(serviceName, language),
    startsAt: at(entry.startsAt),
    endsAt: at(entry.endsAt),
    arrivedAt: maybe(entry.arrivedAt),
    calledAt: maybe(entry.calledAt),
    startedAt: maybe(entry.startedAt),
    finishedAt: maybe(entry.finishedAt),
    servedById: servedBy,
    bookedById: bookedBy,
  });
}

export function toAgendaBlock(block: AgendaBlock, timeZone: string, language: Language): AgendaBlockParent {
  const { id, deskId, createdBy, reason } = block;
  return {
    ...{ id, deskId },
    startsAt: zonedIso(block.startsAt, timeZone),
    endsAt: zonedIso(block.endsAt, timeZone),
    reason: inLanguage(reason, language),
    isRemovable: deskId !== null && createdBy !== null,
    createdById: createdBy,
  };
}

/** @param caller whose desk is theirs. */
export function toAgenda({ office, days, desks, entries, blocks, now }: Agenda, caller: PersonId, language: Language): AgendaType {
  const { timeZone } = office;
  return {
    office: toAgendaOffice(office, language),
    days: days.map(({ date, holiday }) => ({ date, holiday: holiday ?? null })),
    desks: desks.map((desk) => toAgendaDesk(desk, timeZone)),
    appointments: entries.map((entry) => toAgendaAppointment(entry, language)),
    blocks: blocks.map((block) => toAgendaBlock(block, timeZone, language)),
    ownDeskId: desks.find(({ personId }) => personId === caller)?.id ?? null,
    now: zonedIso(now.getTime(), timeZone),
  };
}

export function toAgendaChange({ entries, isStale }: AgendaNews, language: Language): AgendaChangeType {
  return { isStale, appointments: [...entries.values()].map((entry) => toAgendaAppointment(entry, language)) };
}
