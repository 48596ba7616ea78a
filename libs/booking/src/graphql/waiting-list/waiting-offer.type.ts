import { Field, ObjectType } from '@nestjs/graphql';
import type { AppointmentChannel } from '@casa/contracts';
import { DateTimeScalar } from '@casa/platform/graphql';
import type { OfferDetails } from '../../application/waiting-list/view-offer.js';
import { AppointmentChannelEnum } from '../enums.js';
import { OfferStatusEnum } from './waiting.enums.js';

@ObjectType('WaitingOffer', {
  description: 'Freed time that is kept for somebody on the waiting list until they answer. It says nothing of who they are.',
})
export class WaitingOfferType {
  @Field(() => OfferStatusEnum, { description: 'Whether it can be answered now, or what became of it.' })
  status!: string;

  @Field(() => DateTimeScalar, { description: 'Begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Ends.' })
  endsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Until when it is kept. The night does not count.' })
  answerUntil!: string;

  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet.' })
  channel!: AppointmentChannel;
}

/** The parent of its own resolvers: what leads to the service and the office. */
export type WaitingOfferParent = WaitingOfferType & Pick<OfferDetails, 'serviceId' | 'officeId'>;
