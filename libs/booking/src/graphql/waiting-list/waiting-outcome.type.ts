import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { DelegationOver, InvalidInput, Refusal } from '@casa/platform/graphql';
import { AppointmentType } from '../appointment.type.js';
import { NotEligible, NotFound, TooManyOpenAppointments } from '../booking-outcome.type.js';
import { WaitingEntryType } from './waiting-entry.type.js';

@ObjectType({ description: 'On the list; a message is on its way.' })
export class WaitingListJoined {
  @Field(() => WaitingEntryType, { description: 'The entry.' })
  entry!: WaitingEntryType;

  @Field({ description: 'What the link in the message carries.' })
  token!: string;
}

@ObjectType({
  implements: () => Refusal,
  description: 'The person waits for the service already: whoever has this e-mail address, or for whom the session acts.',
})
export class AlreadyWaiting extends Refusal {}

@ObjectType({ description: 'Off the list.' })
export class WaitingListLeft {
  @Field({ description: 'Whether they were still on it.' })
  wasWaiting!: boolean;
}

@ObjectType({ description: 'Booked; a message is on its way.' })
export class OfferAccepted {
  @Field(() => AppointmentType, { description: 'The appointment.' })
  appointment!: AppointmentType;

  @Field({ description: 'What the manage link in the message carries.' })
  manageToken!: string;
}

@ObjectType({ description: 'Given to the next on the list.' })
export class OfferRefused {
  @Field({ description: 'Whether they keep their place on the list.' })
  stays!: boolean;
}

@ObjectType({ implements: () => Refusal, description: 'The time to answer is over; the offer went to the next on the list.' })
export class OfferLapsed extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'The offer was answered another way, or cannot be kept any more.' })
export class OfferGone extends Refusal {}

export const JoinWaitingListResult = createUnionType({
  name: 'JoinWaitingListResult',
  description: 'What may come of entering the waiting list.',
  types: () => [WaitingListJoined, AlreadyWaiting, NotEligible, DelegationOver, NotFound, InvalidInput] as const,
});

export const LeaveWaitingListResult = createUnionType({
  name: 'LeaveWaitingListResult',
  description: 'What may come of leaving the waiting list.',
  types: () => [WaitingListLeft, NotFound, InvalidInput] as const,
});

export const AcceptOfferResult = createUnionType({
  name: 'AcceptOfferResult',
  description: 'What may come of accepting an offer.',
  types: () => [OfferAccepted, OfferLapsed, OfferGone, TooManyOpenAppointments, DelegationOver, NotFound, InvalidInput] as const,
});

export const RefuseOfferResult = createUnionType({
  name: 'RefuseOfferResult',
  description: 'What may come of refusing an offer.',
  types: () => [OfferRefused, OfferLapsed, OfferGone, NotFound, InvalidInput] as const,
});
