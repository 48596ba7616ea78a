import { Field, ObjectType } from '@nestjs/graphql';
import type { ServiceId, OfficeId } from '@casa/contracts';
import { DateTimeScalar } from '@casa/platform/graphql';
import { AppointmentChannelEnum } from '../enums.js';
import { MoveStatusEnum } from './closure.enums.js';
import { EqualSlot } from './closure.type.js';

@ObjectType('MoveProposal', { description: 'What an appointment in a closure asks of its citizen. It says nothing of who they are.' })
export class MoveProposalType {
  @Field(() => MoveStatusEnum, { description: 'How far it is.' })
  status!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet.' })
  channel!: string;

  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field(() => DateTimeScalar, { description: 'The old time, which is closed.' })
  wasAt!: string;

  @Field(() => DateTimeScalar, { description: 'When the appointment stands now.' })
  startsAt!: string;

  @Field({ description: 'Why it is closed.' })
  reason!: string;

  @Field(() => EqualSlot, { nullable: true, description: 'The time that is kept for them; null: none is, or not any more.' })
  proposed!: EqualSlot | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it is kept.' })
  answerUntil!: string | null;

  @Field(() => [EqualSlot], { description: 'The nearest other times that are free.' })
  others!: readonly EqualSlot[];

  @Field({ description: 'What the manage link of the appointment carries.' })
  manageToken!: string;
}

/** The parent of its own resolvers: what leads to the service and the office. */
export type MoveProposalParent = MoveProposalType & { readonly serviceId: ServiceId; readonly officeId: OfficeId };
