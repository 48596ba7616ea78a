import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AppointmentChannel, OfficeId, ServiceId } from '@casa/contracts';
import { DateScalar, DateTimeScalar, LocalTimeScalar } from '@casa/platform/graphql';
import type { ComingTimes } from '../../domain/waiting-list/coming-times.js';
import type { WaitingEntryView } from '../../application/waiting-list/view-waiting-entry.js';
import { AppointmentChannelEnum } from '../enums.js';
import { WaitingStateEnum } from './waiting.enums.js';

@ObjectType({ description: 'When somebody who waits can come.' })
export class WaitingTimes implements ComingTimes {
  @Field(() => DateScalar, { description: 'First day.' })
  firstDay!: string;

  @Field(() => DateScalar, { description: 'Last day; the entry ends after it.' })
  lastDay!: string;

  @Field(() => [Int], { description: 'Days of the week, 1 Monday to 7 Sunday (ISO 8601); none: every day.' })
  weekdays!: readonly number[];

  @Field(() => LocalTimeScalar, { nullable: true, description: 'Not before, by the office’s clock.' })
  from!: string | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'Over by, by the office’s clock.' })
  until!: string | null;
}

@ObjectType('WaitingEntry', { description: 'Somebody on a waiting list, as they see it themselves.' })
export class WaitingEntryType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field(() => WaitingStateEnum, { description: 'Where it stands.' })
  state!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Their place among those who wait for the same service in this municipality, 1 for the first; null when off the list. Whoever is before them may have asked for other days.',
  })
  place!: number | null;

  @Field(() => DateTimeScalar, { description: 'When they entered the list: the order, in every municipality.' })
  enteredAt!: string;

  @Field(() => AppointmentChannelEnum, { description: 'How to meet.' })
  channel!: AppointmentChannel;

  @Field(() => WaitingTimes, { description: 'When they can come.' })
  times!: WaitingTimes;

  @Field(() => Int, { nullable: true, description: 'How far in other municipalities, kilometres; null: only here.' })
  nearKm!: number | null;

  @Field(() => String, { nullable: true, description: 'Page of the offer to answer; null when there is none.' })
  offerUrl!: string | null;
}

/** The parent of its own resolvers: what leads to the service and the offices. */
export type WaitingEntryParent = WaitingEntryType & { readonly serviceId: ServiceId; readonly officeIds: readonly OfficeId[] };

export function toWaitingEntry({ entry, state, place, offerUrl }: WaitingEntryView): WaitingEntryParent {
  const { id, enteredAt, channel, times, nearKm, serviceId, officeIds } = entry;
  return {
    ...{ id, state, channel, times, nearKm, serviceId, officeIds },
    enteredAt: enteredAt.toISOString(),
    place: place ?? null,
    offerUrl: offerUrl ?? null,
  };
}

@ObjectType('MyWaitingEntry', { description: 'One of the person’s entries on a waiting list, in whatever municipality.' })
export class MyWaitingEntryType {
  @Field(() => ID, { description: 'Of the entry.' })
  id!: string;

  @Field({ description: 'Name of the municipality.' })
  municipality!: string;

  @Field({ description: 'Name of the service.' })
  title!: string;

  @Field(() => WaitingStateEnum, { description: 'Where it stands.' })
  state!: string;

  @Field(() => Int, { nullable: true, description: 'Their place there, 1 for the first.' })
  place!: number | null;

  @Field(() => DateTimeScalar, { description: 'When they entered the list.' })
  enteredAt!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Page where it is seen and left; null for whoever acts for its person and did not enter it for them.',
  })
  manageUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'Page of the offer to answer; null when there is none.' })
  offerUrl!: string | null;
}
