import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { inLanguage, type Language } from '@casa/kernel';
import { DateTimeScalar, Identifier, InvalidInput } from '@casa/platform/graphql';
import type { VideoDesk } from '../../application/virtual-desks/manage-virtual-desks.js';
import { NotFound } from '../booking-outcome.type.js';
import { AppointmentChannelEnum } from '../enums.js';

@ObjectType('VirtualDesk', { description: 'A desk that receives by video, and whether operators of other municipalities may staff it.' })
export class VirtualDeskType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field(() => ID, { description: 'Its office.' })
  officeId!: string;

  @Field({ description: 'Name of its office.' })
  officeName!: string;

  @Field({
    description:
      'Whether operators whom another municipality lends may staff it: they see and serve its telephone and video appointments, and nothing else.',
  })
  isVirtual!: boolean;
}

@InputType({ description: 'Names a desk for operators who are lent, or takes it back.' })
export class SetVirtualDeskInput {
  @Field(() => ID, { description: 'A desk of the caller’s offices that receives by video.' })
  @Identifier()
  deskId!: string;

  @Field({ description: 'Whether operators who are lent may staff it from now on.' })
  isVirtual!: boolean;
}

@ObjectType({ description: 'The desk is as it was wanted.' })
export class VirtualDeskSet {
  @Field(() => VirtualDeskType, { description: 'As it stands now.' })
  desk!: VirtualDeskType;
}

export const SetVirtualDeskResult = createUnionType({
  name: 'SetVirtualDeskResult',
  description: 'What may come of naming a desk for operators who are lent.',
  types: () => [VirtualDeskSet, NotFound, InvalidInput] as const,
});

@ObjectType({ description: 'An appointment of today at a desk elsewhere. Nothing is told of whom it is for.' })
export class AppointmentElsewhere {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'Begins.' })
  startsAt!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet: by telephone or by video.' })
  channel!: string;

  @Field({ description: 'Whether its citizen is there and waits.' })
  isWaiting!: boolean;

  @Field(() => String, { nullable: true, description: 'Where it is met by video; null when it is not. Asks for a login there.' })
  roomUrl!: string | null;
}

@ObjectType({ description: 'A desk of another municipality that the caller staffs, lent by this one.' })
export class DeskElsewhereType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'Name of its office.' })
  officeName!: string;

  @Field({ description: 'Name of the municipality.' })
  municipality!: string;

  @Field({ description: 'Where its operators work. Asks for a login there.' })
  workUrl!: string;

  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field(() => DateTimeScalar, { description: 'When the loan ends: from that second on nothing of it is seen.' })
  until!: string;

  @Field(() => [AppointmentElsewhere], { description: 'Those of today that are not over, in order.' })
  appointments!: readonly AppointmentElsewhere[];
}

export function toVirtualDesk({ officeName, ...desk }: VideoDesk, language: Language): VirtualDeskType {
  return { ...desk, officeName: inLanguage(officeName, language) };
}
