import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Identifier, InvalidInput, Refusal } from '@casa/platform/graphql';
import { ChangeTooLate, NotFound } from '../booking-outcome.type.js';
import { MyAppointmentType } from '../own-appointment.type.js';

@ObjectType({ description: 'Several appointments of one person for the same service: which one they keep is for them to say.' })
export class DuplicateAppointments {
  @Field({ description: 'Name of the service.' })
  title!: string;

  @Field(() => [MyAppointmentType], { description: 'The next first.' })
  appointments!: readonly MyAppointmentType[];
}

@InputType({ description: 'Which of the person’s appointments is cancelled.' })
export class CancelOwnAppointmentInput {
  @Field(() => ID, { description: 'The appointment, in whatever municipality.' })
  @Identifier()
  id!: string;
}

@ObjectType({ description: 'Cancelled; a message is on its way.' })
export class OwnAppointmentCancelled {
  @Field(() => ID, { description: 'The appointment.' })
  id!: string;
}

@ObjectType({
  implements: () => Refusal,
  description: 'The session acts for another: nothing was done to what is the caller’s own. `stopActing` turns back to oneself.',
})
export class ActsForAnother extends Refusal {}

export const CancelOwnAppointmentResult = createUnionType({
  name: 'CancelOwnAppointmentResult',
  description: 'What may come of cancelling one’s own appointment.',
  types: () => [OwnAppointmentCancelled, ActsForAnother, ChangeTooLate, NotFound, InvalidInput] as const,
});
