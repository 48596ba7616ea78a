import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { InvalidInput, Refusal } from '@casa/platform/graphql';
import { AppointmentType } from '../appointment.type.js';
import { NotFound, SlotNotOffered, SlotTaken } from '../booking-outcome.type.js';
import { ClosurePreviewType, OfficeClosureType } from './closure.type.js';

@ObjectType({ description: 'Closed; whom it hits is asked for another time.' })
export class OfficesClosed {
  @Field(() => OfficeClosureType, { description: 'The closure.' })
  closure!: OfficeClosureType;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody booked, moved or cancelled inside since the preview: nothing was closed.' })
export class ClosureOutdated extends Refusal {
  @Field(() => ClosurePreviewType, { description: 'Whom it would hit now.' })
  preview!: ClosurePreviewType;
}

@ObjectType({ description: 'Open again; whoever had not answered keeps the old time.' })
export class ClosureEnded {
  @Field(() => OfficeClosureType, { description: 'As it stands now.' })
  closure!: OfficeClosureType;
}

@ObjectType({ description: 'The appointment is where the answer leads; a message is on its way.' })
export class MoveAnswered {
  @Field(() => AppointmentType, { description: 'As it stands now.' })
  appointment!: AppointmentType;

  @Field({ description: 'What the manage link in the message carries.' })
  manageToken!: string;
}

@ObjectType({ implements: () => Refusal, description: 'It was answered another way, or the old time stands again.' })
export class MoveOver extends Refusal {}

@ObjectType({ description: 'What was told on the telephone is written down; a message is on its way to who has an address.' })
export class MoveAnsweredOnBehalf {
  @Field({ description: 'Whether the appointment stands.' })
  stands!: boolean;
}

export const ClosurePreviewResult = createUnionType({
  name: 'ClosurePreviewResult',
  description: 'What may come of looking at a closure before it is made.',
  types: () => [ClosurePreviewType, NotFound, InvalidInput] as const,
});

export const CloseOfficesResult = createUnionType({
  name: 'CloseOfficesResult',
  description: 'What may come of closing.',
  types: () => [OfficesClosed, ClosureOutdated, NotFound, InvalidInput] as const,
});

export const EndClosureResult = createUnionType({
  name: 'EndClosureResult',
  description: 'What may come of opening again before the time.',
  types: () => [ClosureEnded, NotFound, InvalidInput] as const,
});

export const AcceptMoveResult = createUnionType({
  name: 'AcceptMoveResult',
  description: 'What may come of taking another time.',
  types: () => [MoveAnswered, MoveOver, SlotTaken, SlotNotOffered, NotFound, InvalidInput] as const,
});

export const AcceptMoveOnBehalfResult = createUnionType({
  name: 'AcceptMoveOnBehalfResult',
  description: 'What may come of taking another time for somebody.',
  types: () => [MoveAnsweredOnBehalf, MoveOver, SlotTaken, SlotNotOffered, NotFound, InvalidInput] as const,
});

export const DeclineMoveOnBehalfResult = createUnionType({
  name: 'DeclineMoveOnBehalfResult',
  description: 'What may come of cancelling for somebody.',
  types: () => [MoveAnsweredOnBehalf, MoveOver, NotFound, InvalidInput] as const,
});
