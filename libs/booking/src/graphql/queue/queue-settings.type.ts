import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Between, DateTimeScalar, Identifier, InputList, InvalidInput, Line, Nested } from '@casa/platform/graphql';
import { inLanguage, type Language } from '@casa/kernel';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { zonedIso } from '../../domain/zoned-time.js';
import type { ManagedQueue } from '../../application/queue/manage-queue.js';
import { NotFound } from '../booking-outcome.type.js';
import { SettingsChangedMeanwhile } from '../settings/settings-outcome.type.js';

const KIOSK_NAME_LENGTH = 60;
const VERSION_LENGTH = 40;

@ObjectType({ description: 'How an office gives a service in its waiting room.' })
export class QueueServiceSettings {
  @Field(() => ID, { description: 'The service.' })
  serviceId!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The letter of its numbers, A to Z; null: it has none yet.' })
  letter!: string | null;

  @Field({ description: 'Whether it is given without booking.' })
  walkIns!: boolean;
}

@ObjectType('Kiosk', { description: 'A ticket machine that the office has made known.' })
export class KioskType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'What the office calls it.' })
  name!: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  createdAt!: string;

  @Field({ description: 'What the link carries that is opened once on the machine.' })
  token!: string;
}

@ObjectType('QueueSettings', { description: 'How an office runs its waiting room. Its hours are the office’s.' })
export class QueueSettingsType {
  @Field({ description: 'Whether tickets are given at all.' })
  open!: boolean;

  @Field({ description: 'Only machines that were made known give tickets at the office.' })
  knownKiosksOnly!: boolean;

  @Field(() => Int, { description: 'The last ticket is given so many minutes before the desks close.' })
  lastTicketMinutes!: number;

  @Field(() => Int, { description: 'Who booked may check in so many minutes before their hour.' })
  checkInMinutes!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Within so many minutes who takes a ticket from home must be there; null: no tickets from home.',
  })
  homeMinutes!: number | null;

  @Field(() => Int, { nullable: true, description: 'From so many metres away at most; null: from anywhere.' })
  homeMeters!: number | null;

  @Field(() => Int, { nullable: true, description: 'So many may be on their way at once.' })
  homeAtMost!: number | null;

  @Field(() => Int, { description: 'Who comes so many minutes after their hour waits as whoever came without booking.' })
  toleranceMinutes!: number;

  @Field(() => Int, { description: 'Once a walk-in has waited so many minutes, booked people no longer go before them without end.' })
  patienceMinutes!: number;

  @Field(() => Int, { description: 'So many booked people at most are then called for each walk-in.' })
  bookedPerWalkIn!: number;

  @Field(() => [QueueServiceSettings], { description: 'What is given at desks that people come to.' })
  services!: QueueServiceSettings[];

  @Field(() => [KioskType], { description: 'Machines that were made known.' })
  kiosks!: KioskType[];

  @Field({ description: 'Of these settings: to be sent with a change.' })
  version!: string;
}

@InputType({ description: 'A service in the waiting room.' })
export class QueueServiceInput {
  @Field(() => ID, { description: 'One that the office’s desks give.' })
  @Identifier()
  serviceId!: string;

  @Field({ description: 'A to Z, each once.' })
  @Matches(/^[A-Z]$/, { message: 'INVALID' })
  letter!: string;

  @Field({ description: 'Whether it is given without booking.' })
  @IsBoolean({ message: 'REQUIRED' })
  walkIns!: boolean;
}

@InputType({ description: 'Tickets from home.' })
export class HomeTicketsInput {
  @Field(() => Int, { description: 'Within so many minutes one must be there, 1 to 240.' })
  @Between(1, 240)
  minutes!: number;

  @Field(() => Int, { nullable: true, description: 'From so many metres away at most, 100 to 100,000; null: from anywhere.' })
  @IsOptional()
  @Between(100, 100_000)
  meters?: number | null;

  @Field(() => Int, { defaultValue: 20, description: 'So many may be on their way at once, 1 to 500.' })
  @Between(1, 500)
  atMost!: number;
}

@InputType({ description: 'How an office is to run its waiting room.' })
export class ChangeQueueSettingsInput {
  @Field(() => ID, { description: 'The office.' })
  @Identifier()
  officeId!: string;

  @Field({ description: 'Whether tickets are given at all.' })
  @IsBoolean({ message: 'REQUIRED' })
  open!: boolean;

  @Field({ description: 'Only machines that were made known give tickets at the office.' })
  @IsBoolean({ message: 'REQUIRED' })
  knownKiosksOnly!: boolean;

  @Field(() => Int, { description: '0 to 240.' })
  @Between(0, 240)
  lastTicketMinutes!: number;

  @Field(() => Int, { description: '0 to 240.' })
  @Between(0, 240)
  checkInMinutes!: number;

  @Field(() => HomeTicketsInput, { nullable: true, description: 'Null: no tickets from home.' })
  @IsOptional()
  @Nested(() => HomeTicketsInput)
  home?: HomeTicketsInput | null;

  @Field(() => Int, { description: '0 to 120.' })
  @Between(0, 120)
  toleranceMinutes!: number;

  @Field(() => Int, { description: '0 to 240.' })
  @Between(0, 240)
  patienceMinutes!: number;

  @Field(() => Int, { description: '1 to 20.' })
  @Between(1, 20)
  bookedPerWalkIn!: number;

  @Field(() => [QueueServiceInput], { description: 'All of them: what is not here has no letter.' })
  @InputList(() => QueueServiceInput, { most: 26 })
  services!: QueueServiceInput[];

  @Field(() => String, {
    nullable: true,
    description: 'The version the caller saw: when it is another by now, nothing is saved. Null: saved whatever it is.',
  })
  @IsOptional()
  @Line(VERSION_LENGTH, 0)
  version?: string | null;
}

@InputType({ description: 'A ticket machine to make known.' })
export class AddKioskInput {
  @Field(() => ID, { description: 'The office.' })
  @Identifier()
  officeId!: string;

  @Field({ description: 'What the office calls it.' })
  @Line(KIOSK_NAME_LENGTH)
  name!: string;
}

@InputType({ description: 'A ticket machine that gives no more tickets.' })
export class RemoveKioskInput {
  @Field(() => ID, { description: 'The machine.' })
  @Identifier()
  kioskId!: string;
}

@ObjectType({ description: 'Saved.' })
export class QueueSettingsSaved {
  @Field(() => QueueSettingsType, { description: 'As they are now.' })
  settings!: QueueSettingsType;
}

export const QueueSettingsResult = createUnionType({
  name: 'QueueSettingsResult',
  description: 'What may come of changing a waiting room.',
  types: () => [QueueSettingsSaved, SettingsChangedMeanwhile, NotFound, InvalidInput] as const,
});

export function toQueueSettings({ timeZone, settings, version, offered, kiosks }: ManagedQueue, language: Language): QueueSettingsType {
  const { open, knownKiosksOnly, lastTicketMinutes, checkInMinutes, home, rule, services } = settings;
  return Object.assign(new QueueSettingsType(), {
    ...{ open, knownKiosksOnly, lastTicketMinutes, checkInMinutes, ...rule, version },
    ...{ homeMinutes: home?.minutes ?? null, homeMeters: home?.meters ?? null, homeAtMost: home?.atMost ?? null },
    services: offered.map(({ id, name }) => {
      const set = services.find(({ serviceId }) => serviceId === id);
      return { serviceId: id, name: inLanguage(name, language), letter: set?.letter ?? null, walkIns: set?.walkIns ?? false };
    }),
    kiosks: kiosks.map(({ id, name, createdAt, token }) => ({ id, name, token, createdAt: zonedIso(createdAt, timeZone) })),
  });
}
