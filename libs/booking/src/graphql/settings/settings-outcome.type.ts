import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AppointmentChannel } from '@casa/contracts';
import { inLanguage, type Language } from '@casa/kernel';
import { DateScalar, DateTimeScalar, documentedEnum, InvalidInput, LocalTimeScalar, Refusal } from '@casa/platform/graphql';
import type { DeskDay } from '../../application/settings/measure-week.js';
import type {
  PreviewedDesk,
  PreviewedService,
  SettingsObstacle,
  SettingsPreview,
  UncoveredAppointment,
  UncoveredReason,
} from '../../application/settings/settings-preview.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { NotFound } from '../booking-outcome.type.js';
import { AppointmentChannelEnum } from '../enums.js';

export const UncoveredReasonEnum = documentedEnum<UncoveredReason>(
  'UncoveredReason',
  'Why nobody could book an appointment as it stands.',
  {
    DESK_CLOSED: 'Its desk is closed for good.',
    SERVICE_NOT_GIVEN: 'Its desk does not give the service.',
    CHANNEL_NOT_GIVEN: 'Its desk, or its service, is not had that way.',
    CLOSED: 'It is closed at that time.',
    OTHER_HOURS_THAT_DAY: 'That day has hours of its own, and it lies outside.',
    OUTSIDE_HOURS: 'It lies outside the weekly hours.',
  },
);

@ObjectType({ description: 'An appointment that a change touches. Whom it is for is read in the agenda.' })
export class TouchedAppointment {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'By which the citizen knows it.' })
  code!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  startsAt!: string;

  @Field({ description: 'For what.' })
  serviceName!: string;

  @Field({ description: 'At which desk.' })
  deskName!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How they meet.' })
  channel!: AppointmentChannel;

  @Field(() => UncoveredReasonEnum, { description: 'Why it lies where nothing is offered.' })
  reason!: UncoveredReason;
}

@ObjectType({ description: 'A stretch in which a desk receives, local time.' })
export class PreviewedHours {
  @Field(() => LocalTimeScalar, { description: 'Opens at.' })
  opens!: string;

  @Field(() => LocalTimeScalar, { description: 'Closes at.' })
  closes!: string;
}

@ObjectType({ description: 'A desk on one day.' })
export class PreviewedDeskDay {
  @Field(() => [PreviewedHours], { description: 'When it receives by appointment.' })
  hours!: PreviewedHours[];

  @Field(() => Int, { description: 'How many starts citizens find free there, over all services.' })
  starts!: number;
}

@ObjectType({ description: 'A desk on one day, before and after.' })
export class PreviewedDeskDays {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => PreviewedDeskDay, { description: 'As it is.' })
  before!: PreviewedDeskDay;

  @Field(() => PreviewedDeskDay, { description: 'As it would be.' })
  after!: PreviewedDeskDay;
}

@ObjectType('PreviewedDesk', { description: 'A desk’s week, before and after.' })
export class PreviewedDeskType {
  @Field(() => ID, { description: 'Which; of a new one an id that it will not have.' })
  deskId!: string;

  @Field({ description: 'Its name, as it would be.' })
  name!: string;

  @Field({ description: 'Of which office.' })
  officeName!: string;

  @Field(() => [PreviewedDeskDays], { description: 'The seven days of the week.' })
  days!: PreviewedDeskDays[];
}

@ObjectType({ description: 'What citizens find free of a service on one day, before and after.' })
export class PreviewedServiceDay {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => Int, { description: 'Free starts as it is.' })
  before!: number;

  @Field(() => Int, { description: 'Free starts as it would be: the same that `availability` answers after the save.' })
  after!: number;
}

@ObjectType('PreviewedService', { description: 'What citizens find free of a service at an office in a week, before and after.' })
export class PreviewedServiceType {
  @Field(() => ID, { description: 'Which.' })
  serviceId!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'At which office.' })
  officeName!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How it is had.' })
  channel!: AppointmentChannel;

  @Field(() => [PreviewedServiceDay], { description: 'The seven days of the week.' })
  days!: PreviewedServiceDay[];
}

@ObjectType('SettingsObstacle', { implements: () => Refusal, description: 'What stands in the way of a change: nothing is saved.' })
export class SettingsObstacleType extends Refusal {
  @Field(() => [TouchedAppointment], { description: 'Appointments that would be left standing before a closed door.' })
  appointments!: TouchedAppointment[];

  @Field({ description: 'No appointment, but somebody is booking there right now, or was promised a start.' })
  isHeld!: boolean;
}

@ObjectType('SettingsPreview', { description: 'What a change would bring. Nothing is saved.' })
export class SettingsPreviewType {
  @Field({ description: 'Of what is there now: a save names it.' })
  version!: string;

  @Field(() => DateScalar, { description: 'The Monday of the week that is shown.' })
  firstDay!: string;

  @Field(() => [PreviewedDeskType], { description: 'Desk by desk.' })
  desks!: PreviewedDeskType[];

  @Field(() => [PreviewedServiceType], { description: 'Service by service.' })
  services!: PreviewedServiceType[];

  @Field(() => [TouchedAppointment], { description: 'Appointments that will lie where nothing is offered any more, and are kept.' })
  kept!: TouchedAppointment[];

  @Field(() => SettingsObstacleType, { nullable: true, description: 'Why it could not be saved; null when it can.' })
  obstacle!: SettingsObstacleType | null;
}

@ObjectType({ description: 'Saved. Whoever books finds it so from now on.' })
export class SettingsSaved {
  @Field({ description: 'Of what is there now.' })
  version!: string;

  @Field(() => [TouchedAppointment], { description: 'Appointments that lie where nothing is offered any more, and are kept.' })
  kept!: TouchedAppointment[];
}

@ObjectType({
  implements: () => Refusal,
  description: 'Somebody else changed it meanwhile: nothing is saved. A preview shows the difference.',
})
export class SettingsChangedMeanwhile extends Refusal {
  @Field({ description: 'Of what is there now.' })
  version!: string;
}

export const SettingsResult = createUnionType({
  name: 'SettingsResult',
  description: 'What may come of changing settings.',
  types: () => [SettingsSaved, SettingsPreviewType, SettingsChangedMeanwhile, SettingsObstacleType, NotFound, InvalidInput] as const,
});

const SAY = {
  APPOINTMENTS: {
    it: 'Ci sono appuntamenti prenotati: prima vanno spostati. Usa le chiusure: a ogni cittadino arriva la proposta di un altro orario.',
    en: 'There are appointments booked: they must be moved first. Use the closures: each citizen gets the offer of another time.',
  },
  HELD: {
    it: 'Qualcuno sta prenotando proprio adesso in questo tempo. Riprova tra qualche minuto.',
    en: 'Somebody is booking in this time right now. Try again in a few minutes.',
  },
  CHANGED: {
    it: 'Nel frattempo qualcun altro ha cambiato queste impostazioni: non abbiamo salvato nulla, e quello che hai scritto è ancora qui.',
    en: 'Somebody else has changed these settings meanwhile: nothing was saved, and what you typed is still here.',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export function toSettingsPreview(
  { desks, services, kept, obstacle, ...preview }: SettingsPreview,
  language: Language,
): SettingsPreviewType {
  return Object.assign(new SettingsPreviewType(), {
    ...preview,
    desks: desks.map((desk) => toDesk(desk, language)),
    services: services.map(({ name, officeName, ...service }: PreviewedService) => ({
      ...service,
      ...{ name: inLanguage(name, language), officeName: inLanguage(officeName, language) },
    })),
    kept: kept.map((appointment) => toTouched(appointment, language)),
    obstacle: obstacle ? toObstacle(obstacle, language) : null,
  });
}

export function toSettingsSaved(
  saved: { readonly version: string; readonly kept: readonly UncoveredAppointment[] },
  language: Language,
): SettingsSaved {
  return Object.assign(new SettingsSaved(), {
    version: saved.version,
    kept: saved.kept.map((appointment) => toTouched(appointment, language)),
  });
}

export function toChangedMeanwhile(version: string, language: Language): SettingsChangedMeanwhile {
  return Object.assign(new SettingsChangedMeanwhile(), { version, message: SAY.CHANGED[language] });
}

export function toObstacle({ appointments, isHeld }: SettingsObstacle, language: Language): SettingsObstacleType {
  return Object.assign(new SettingsObstacleType(), {
    message: SAY[isHeld ? 'HELD' : 'APPOINTMENTS'][language],
    appointments: appointments.map((appointment) => toTouched(appointment, language)),
    isHeld,
  });
}

function toDesk({ name, officeName, deskId, timeZone, days }: PreviewedDesk, language: Language): PreviewedDeskType {
  const day = ({ openings, starts }: DeskDay): PreviewedDeskDay => ({
    starts,
    hours: openings.map(({ opensAt, closesAt }) => ({ opens: localTime(opensAt, timeZone), closes: localTime(closesAt, timeZone) })),
  });
  return Object.assign(new PreviewedDeskType(), {
    ...{ deskId, name, officeName: inLanguage(officeName, language) },
    days: days.map(({ date, before, after }) => ({ date, before: day(before), after: day(after) })),
  });
}

function toTouched({ startsAt, timeZone, serviceName, ...appointment }: UncoveredAppointment, language: Language): TouchedAppointment {
  const { id, code, deskName, channel, reason } = appointment;
  return Object.assign(new TouchedAppointment(), {
    ...{ id, code, deskName, channel, reason, startsAt: zonedIso(startsAt, timeZone), serviceName: inLanguage(serviceName, language) },
  });
}

function localTime(instant: number, timeZone: string): string {
  return zonedIso(instant, timeZone).slice(11, 16);
}
