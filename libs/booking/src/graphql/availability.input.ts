import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { AppointmentChannel } from '@casa/contracts';
import { DateScalar } from '@casa/platform/graphql';
import { AppointmentChannelEnum } from './enums.js';

export const MAX_DAYS = 62;

@InputType({ description: 'Whose free time is asked.' })
export class AvailabilityInput {
  @Field(() => ID, { description: 'The service.' })
  serviceId!: string;

  @Field(() => ID, { description: 'The office.' })
  officeId!: string;

  @Field(() => AppointmentChannelEnum, { defaultValue: 'IN_PERSON', description: 'How to meet.' })
  channel!: AppointmentChannel;

  @Field(() => DateScalar, { nullable: true, description: 'First day wanted; the first that can be booked when absent.' })
  from?: string | null;

  @Field(() => Int, { defaultValue: 31, description: `How many days, 1 to ${MAX_DAYS}.` })
  days!: number;
}
