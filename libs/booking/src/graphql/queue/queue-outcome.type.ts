import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, InvalidInput, Refusal } from '@casa/platform/graphql';
import { NotFound } from '../booking-outcome.type.js';
import { CheckInRefusalEnum, TicketRefusalEnum } from './queue.enums.js';
import { QueueTicketType } from './ticket.type.js';

@ObjectType({ description: 'A number; or the one that was taken before, when the same machine was pressed again within seconds.' })
export class TicketTaken {
  @Field(() => QueueTicketType, { description: 'The ticket.' })
  ticket!: QueueTicketType;

  @Field({ description: 'What the link of the ticket’s own page carries.' })
  token!: string;

  @Field({ description: 'Whether it had been taken already: no new number was given.' })
  isSame!: boolean;
}

@ObjectType({ implements: () => Refusal, description: 'No tickets are given now.' })
export class QueueClosed extends Refusal {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When they will be given again today.' })
  opensAt!: string | null;
}

@ObjectType({ implements: () => Refusal, description: 'Tickets are given, but not to this caller.' })
export class TicketRefused extends Refusal {
  @Field(() => TicketRefusalEnum, { description: 'Why.' })
  reason!: string;
}

@ObjectType({ implements: () => Refusal, description: 'More tickets were asked for than people can come.' })
export class TooManyTickets extends Refusal {
  @Field(() => Int, { description: 'In how many seconds to ask again.' })
  retryAfterSeconds!: number;
}

@ObjectType({ description: 'They are in the waiting room, and will be called by this number.' })
export class CheckedIn {
  @Field(() => QueueTicketType, { description: 'The ticket.' })
  ticket!: QueueTicketType;

  @Field({ description: 'What the link of the ticket’s own page carries.' })
  token!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The appointment is later than one may check in for.' })
export class CheckInTooEarly extends Refusal {
  @Field(() => DateTimeScalar, { description: 'From when on one may.' })
  from!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The appointment is there, but nobody can check in for it.' })
export class CheckInRefused extends Refusal {
  @Field(() => CheckInRefusalEnum, { description: 'Why.' })
  reason!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The ticket is worth nothing any more, or was called already.' })
export class TicketOver extends Refusal {}

@ObjectType({ description: 'They wait no longer; their number will not be called.' })
export class QueueLeft {
  @Field(() => QueueTicketType, { description: 'The ticket.' })
  ticket!: QueueTicketType;
}

export const TakeTicketResult = createUnionType({
  name: 'TakeTicketResult',
  description: 'What may come of taking a ticket.',
  types: () => [TicketTaken, QueueClosed, TicketRefused, TooManyTickets, NotFound, InvalidInput] as const,
});

export const CheckInResult = createUnionType({
  name: 'CheckInResult',
  description: 'What may come of checking in.',
  types: () => [CheckedIn, CheckInTooEarly, CheckInRefused, TicketOver, NotFound, InvalidInput] as const,
});

export const LeaveQueueResult = createUnionType({
  name: 'LeaveQueueResult',
  description: 'What may come of leaving the line.',
  types: () => [QueueLeft, TicketOver, NotFound, InvalidInput] as const,
});
