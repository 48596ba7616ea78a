import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar } from '@casa/platform/graphql';
import type { OfferedSlot } from '../domain/booking.errors.js';
import { zonedIso } from '../domain/zoned-time.js';
import { DayStatusEnum } from './enums.js';

const MINUTE_MS = 60_000;

@ObjectType({ description: 'A start at which the service can be had.' })
export class Slot {
  @Field(() => DateTimeScalar, { description: 'Begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Ends.' })
  endsAt!: string;
}

@ObjectType({ description: 'What a day offers.' })
export class AvailableDay {
  @Field(() => DateScalar, { description: "The day, in the office's zone." })
  date!: string;

  @Field(() => DayStatusEnum, { description: 'Whether and why not.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Name of the holiday when it is one.' })
  holiday!: string | null;

  @Field(() => Int, { description: 'How many starts are free.' })
  freeSlots!: number;

  @Field(() => [Slot], { description: 'The free starts, in order.' })
  slots!: readonly Slot[];
}

@ObjectType({ description: 'Free time of a service at an office, day by day.' })
export class Availability {
  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field(() => Int, { description: 'Length of an appointment.' })
  minutes!: number;

  @Field(() => [AvailableDay], { description: 'One a day of those asked.' })
  days!: readonly AvailableDay[];

  @Field(() => DateScalar, { description: 'First day that may be booked now.' })
  firstDay!: string;

  @Field(() => DateScalar, { description: 'Last day that may be booked now.' })
  lastDay!: string;
}

/** A free start as the schema shows it. */
export function toSlot({ startsAt, minutes, timeZone }: OfferedSlot): Slot {
  return { startsAt: zonedIso(startsAt, timeZone), endsAt: zonedIso(startsAt + minutes * MINUTE_MS, timeZone) };
}
