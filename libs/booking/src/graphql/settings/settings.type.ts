import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, LocalTimeScalar } from '@casa/platform/graphql';
import type { AppointmentChannel } from '@casa/contracts';
import { inLanguage, type Language } from '@casa/kernel';
import type { ServiceQuestion } from '../../domain/answers.js';
import type { DecidedOffice, LastChange, OfficeSettingsView, ServiceSettingsView } from '../../application/settings/read-settings.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { AppointmentChannelEnum, QuestionKindEnum } from '../enums.js';
import { OpeningHours } from '../office.type.js';

@ObjectType({ description: 'A text in both languages of the portal, as it is written.' })
export class BothLanguages {
  @Field({ description: 'In Italian; always there.' })
  it!: string;

  @Field(() => String, { nullable: true, description: 'In English; null: the Italian one is shown.' })
  en!: string | null;
}

@ObjectType({ description: 'Who changed something in the portal last. From then on the municipality’s folder leaves it alone.' })
export class SettingsLastChange {
  @Field(() => String, { nullable: true, description: 'Their name; null for who is not known here.' })
  name!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: string;
}

@ObjectType({ description: 'A thing and its name.' })
export class SettingsName {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Name in addresses.' })
  slug!: string;

  @Field({ description: 'Its name, in the caller’s language.' })
  name!: string;

  @Field({ description: 'Whether it was changed in the portal, and the municipality’s folder leaves it alone.' })
  isManaged!: boolean;
}

@ObjectType('DecidedOffice', { description: 'An office the caller decides about.' })
export class DecidedOfficeType {
  @Field(() => SettingsName, { description: 'The office.' })
  office!: SettingsName;

  @Field(() => [SettingsName], { description: 'The services it answers for, those that are booked.' })
  services!: SettingsName[];
}

@ObjectType({ description: 'A stretch of a day, local wall-clock time.' })
export class DayHours {
  @Field(() => LocalTimeScalar, { description: 'Opens at.' })
  opens!: string;

  @Field(() => LocalTimeScalar, { description: 'Closes at; 24:00 is midnight.' })
  closes!: string;
}

@ObjectType('DeskSettings', { description: 'A desk as its manager decides it.' })
export class DeskSettingsType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Name in addresses, unique in the office.' })
  slug!: string;

  @Field({ description: 'As written on the door.' })
  name!: string;

  @Field(() => [AppointmentChannelEnum], { description: 'How it serves.' })
  channels!: AppointmentChannel[];

  @Field(() => [ID], { description: 'The services it gives.' })
  serviceIds!: string[];

  @Field(() => [OpeningHours], { description: 'Its own hours; none: the office’s.' })
  hours!: OpeningHours[];
}

@ObjectType('SpecialDay', { description: 'A day with hours in place of the weekly ones.' })
export class SpecialDayType {
  @Field(() => ID, { nullable: true, description: 'Of which desk; null: of the whole office.' })
  deskId!: string | null;

  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => [DayHours], { description: 'Its hours.' })
  hours!: DayHours[];
}

@ObjectType('ClosedTime', { description: 'Time in which an office or a desk of it is closed.' })
export class ClosedTimeType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Which desk; null: all of them.' })
  deskId!: string | null;

  @Field({ description: 'Whether the whole municipality is closed.' })
  isEverywhere!: boolean;

  @Field({ description: 'Whether it came with the municipality’s folder; what somebody decided is ended among the closures.' })
  isFolders!: boolean;

  @Field(() => DateTimeScalar, { description: 'From when.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  endsAt!: string;

  @Field({ description: 'Why, in the caller’s language.' })
  reason!: string;
}

@ObjectType({ description: 'A service a desk may give.' })
export class BookableService {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field(() => [AppointmentChannelEnum], { description: 'How it may be had.' })
  channels!: AppointmentChannel[];
}

@ObjectType('OfficeSettings', { description: 'When and where an office receives, for what: all that its manager decides.' })
export class OfficeSettingsType {
  @Field(() => ID, { description: 'The office.' })
  officeId!: string;

  @Field({ description: 'Its name in addresses.' })
  slug!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'What was seen, in a word: a change names it.' })
  version!: string;

  @Field(() => SettingsLastChange, { nullable: true, description: 'Null: it is as the municipality’s folder has it.' })
  lastChange!: SettingsLastChange | null;

  @Field(() => [OpeningHours], { description: 'Weekly hours.' })
  hours!: OpeningHours[];

  @Field(() => [DeskSettingsType], { description: 'Its desks, in order.' })
  desks!: DeskSettingsType[];

  @Field(() => [SpecialDayType], { description: 'Days with hours of their own, of today and after.' })
  specialDays!: SpecialDayType[];

  @Field(() => [ClosedTimeType], { description: 'Closures that are not over.' })
  closures!: ClosedTimeType[];

  @Field(() => [BookableService], { description: 'What its desks may give.' })
  bookable!: BookableService[];
}

@ObjectType('ServiceRules', { description: 'Under which rules a service is booked.' })
export class ServiceRulesType {
  @Field(() => Int, { description: 'Length of an appointment, minutes.' })
  minutes!: number;

  @Field(() => Int, { description: 'Starts are offered every so many minutes from the opening.' })
  stepMinutes!: number;

  @Field(() => [AppointmentChannelEnum], { description: 'How it may be had.' })
  channels!: AppointmentChannel[];

  @Field({ description: 'Whether people who do not live in the municipality may book.' })
  openToNonResidents!: boolean;

  @Field(() => Int, { description: 'An appointment begins at least so many minutes from now.' })
  leadMinutes!: number;

  @Field(() => Int, { description: 'An appointment is at most so many days away.' })
  horizonDays!: number;

  @Field(() => Int, { description: 'It may be changed until so many minutes before it begins.' })
  changeUntilMinutes!: number;

  @Field(() => Int, { description: 'Open appointments one person may hold.' })
  maxOpenPerPerson!: number;

  @Field(() => Int, { description: 'Waking minutes somebody on the waiting list has to answer an offer.' })
  offerMinutes!: number;
}

@ObjectType({ description: 'A question to whoever books, as it is written.' })
export class QuestionSettings {
  @Field(() => ID, { description: 'Stays the same when the wording changes.' })
  code!: string;

  @Field(() => BothLanguages, { description: 'The question.' })
  label!: BothLanguages;

  @Field(() => BothLanguages, { nullable: true, description: 'A line that helps to answer.' })
  hint!: BothLanguages | null;

  @Field(() => QuestionKindEnum, { description: 'How it is answered.' })
  kind!: ServiceQuestion['kind'];

  @Field({ description: 'Whether it must be answered.' })
  required!: boolean;

  @Field(() => [BothLanguages], { description: 'The choices of a CHOICE question.' })
  choices!: BothLanguages[];
}

@ObjectType('ServiceTexts', { description: 'What citizens read before they book, as it is written.' })
export class ServiceTextsType {
  @Field(() => BothLanguages, { description: 'What the service is.' })
  description!: BothLanguages;

  @Field(() => BothLanguages, { description: 'For whom, under which conditions.' })
  addressedTo!: BothLanguages;

  @Field(() => BothLanguages, { description: 'Instructions.' })
  howTo!: BothLanguages;

  @Field(() => [BothLanguages], { description: 'What to bring, one entry a thing.' })
  needed!: BothLanguages[];
}

@ObjectType('ServiceSettings', { description: 'All that is decided about a service that is booked.' })
export class ServiceSettingsType {
  @Field(() => ID, { description: 'The service.' })
  serviceId!: string;

  @Field({ description: 'Its name in addresses.' })
  slug!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field(() => ID, { description: 'The office that answers for it.' })
  officeId!: string;

  @Field({ description: 'What was seen, in a word: a change names it.' })
  version!: string;

  @Field(() => SettingsLastChange, { nullable: true, description: 'Null: it is as the municipality’s folder has it.' })
  lastChange!: SettingsLastChange | null;

  @Field(() => ServiceRulesType, { description: 'How it is booked.' })
  rules!: ServiceRulesType;

  @Field(() => [QuestionSettings], { description: 'What is asked, in order.' })
  questions!: QuestionSettings[];

  @Field(() => ServiceTextsType, { description: 'What citizens read.' })
  texts!: ServiceTextsType;

  @Field(() => [SettingsName], { description: 'The offices with a desk that gives it.' })
  offices!: SettingsName[];
}

const both = ({ it, en }: { readonly it: string; readonly en?: string }): BothLanguages =>
  Object.assign(new BothLanguages(), { it, en: en ?? null });

const FIRST_ZONE = 'Europe/Rome';

function lastChangeType(change: LastChange | null, timeZone: string): SettingsLastChange | null {
  return change && Object.assign(new SettingsLastChange(), { name: change.name, at: zonedIso(change.at, timeZone) });
}

type Named = OfficeSettingsView['office'] | ServiceSettingsView['service'];

function nameType({ id, slug, name, managed }: Named, language: Language): SettingsName {
  return Object.assign(new SettingsName(), { id, slug, name: inLanguage(name, language), isManaged: managed !== null });
}

export function toDecidedOffice({ office, services }: DecidedOffice, language: Language): DecidedOfficeType {
  return Object.assign(new DecidedOfficeType(), {
    office: nameType(office, language),
    services: services.map((service) => nameType(service, language)),
  });
}

export function toOfficeSettings({ office, version, lastChange, bookable }: OfficeSettingsView, language: Language): OfficeSettingsType {
  const { id: officeId, slug, name, timeZone, settings } = office;
  return Object.assign(new OfficeSettingsType(), {
    ...{ officeId, slug, version, name: inLanguage(name, language), lastChange: lastChangeType(lastChange, timeZone) },
    hours: settings.hours,
    desks: settings.desks.map(({ services, ...desk }) => ({ ...desk, serviceIds: services })),
    specialDays: settings.specialDays.map(({ day, ...special }) => ({ ...special, date: day })),
    closures: settings.closures.map((closure) => ({
      ...{ id: closure.id, deskId: closure.deskId, isEverywhere: closure.officeId === null, isFolders: closure.isFolders },
      ...{ startsAt: zonedIso(closure.startsAt, timeZone), endsAt: zonedIso(closure.endsAt, timeZone) },
      reason: inLanguage(closure.reason, language),
    })),
    bookable: bookable.map((service) => ({
      id: service.id,
      name: inLanguage(service.name, language),
      channels: service.settings.rules.channels,
    })),
  });
}

export function toServiceSettings({ service, version, lastChange, offices }: ServiceSettingsView, language: Language): ServiceSettingsType {
  const { id: serviceId, slug, name, officeId, settings } = service;
  const { description, addressedTo, howTo, needed } = settings.texts;
  return Object.assign(new ServiceSettingsType(), {
    ...{ serviceId, slug, officeId, version, name: inLanguage(name, language), rules: settings.rules },
    lastChange: lastChangeType(lastChange, offices[0]?.timeZone ?? FIRST_ZONE),
    questions: settings.questions.map(({ code, label, hint, kind, required, choices = [] }) => ({
      ...{ code, kind, required, label: both(label), hint: hint ? both(hint) : null, choices: choices.map(both) },
    })),
    texts: { description: both(description), addressedTo: both(addressedTo), howTo: both(howTo), needed: needed.map(both) },
    offices: offices.map((office) => nameType(office, language)),
  });
}
