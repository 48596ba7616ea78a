import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AppointmentChannel, ServiceId } from '@casa/contracts';
import { connectionOf, DateTimeScalar } from '@casa/platform/graphql';
import { AppointmentChannelEnum } from '../enums.js';
import { WaitingTimes } from './waiting-entry.type.js';

@ObjectType({ description: 'Who waits, for the operator. Personal data (GDPR): each reading is in the audit.' })
export class WaitingContact {
  @Field({ description: 'Given name.' })
  givenName!: string;

  @Field({ description: 'Family name.' })
  familyName!: string;

  @Field({ description: 'Where the messages go.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  telephone!: string | null;
}

@ObjectType({ description: 'Somebody who waits for an office.' })
export class OfficeWaiting {
  @Field(() => ID, { description: 'Of the entry.' })
  id!: string;

  @Field(() => Int, { description: 'Their place for this service at this office, 1 for the first.' })
  place!: number;

  @Field(() => DateTimeScalar, { description: 'When they entered the list.' })
  enteredAt!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet.' })
  channel!: AppointmentChannel;

  @Field(() => WaitingTimes, { description: 'When they can come.' })
  times!: WaitingTimes;

  @Field({ description: 'Whether an offer is waiting for their answer.' })
  hasOpenOffer!: boolean;

  @Field({ description: 'Name of the municipality where they entered the list.' })
  municipality!: string;

  @Field(() => WaitingContact, {
    nullable: true,
    description: 'Who it is; null for who entered the list in another municipality, and is nobody here until they accept an offer.',
  })
  contact!: WaitingContact | null;
}

/** The parent of its own resolvers. */
export type OfficeWaitingParent = OfficeWaiting & { readonly serviceId: ServiceId };

@ObjectType({ description: 'How many wait for a service at an office.' })
export class ServiceWaiting {
  @Field(() => ID, { description: 'The service.' })
  serviceId!: string;

  @Field({ description: 'Its name.' })
  serviceName!: string;

  @Field(() => Int, { description: 'On the list.' })
  waiting!: number;

  @Field(() => Int, { description: 'Of those, how many have an offer to answer.' })
  offered!: number;
}

export const OfficeWaitingConnection = connectionOf(OfficeWaiting, 'OfficeWaiting');

@ObjectType({ description: 'The waiting list of an office.' })
export class OfficeWaitingList {
  @Field(() => [ServiceWaiting], { description: 'Service by service.' })
  services!: readonly ServiceWaiting[];

  @Field(() => OfficeWaitingConnection, { description: 'Who waits, in the order of the list.' })
  people!: InstanceType<typeof OfficeWaitingConnection>;
}
