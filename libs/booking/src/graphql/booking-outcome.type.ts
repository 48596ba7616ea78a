import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, DelegationOver, InvalidInput, Refusal } from '@casa/platform/graphql';
import { AppointmentType } from './appointment.type.js';
import { Slot } from './availability.type.js';
import { SlotRefusalEnum } from './enums.js';

@ObjectType({ implements: () => Refusal, description: 'There is no such thing here, or it is not for this caller to know.' })
export class NotFound extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'Somebody else was faster.' })
export class SlotTaken extends Refusal {
  @Field(() => [Slot], { description: 'The nearest free starts, up to three.' })
  alternatives!: Slot[];
}

@ObjectType({ implements: () => Refusal, description: 'The start is not one that is offered.' })
export class SlotNotOffered extends Refusal {
  @Field(() => SlotRefusalEnum, { description: 'Why.' })
  reason!: string;

  @Field(() => [Slot], { description: 'The nearest free starts, up to three.' })
  alternatives!: Slot[];
}

@ObjectType({ implements: () => Refusal, description: 'The service is not for this citizen.' })
export class NotEligible extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'The person holds as many open appointments for this service as one may.' })
export class TooManyOpenAppointments extends Refusal {
  @Field(() => Int, { description: 'How many one may hold.' })
  limit!: number;
}

@ObjectType({ implements: () => Refusal, description: 'It is too late to change or cancel; the office can be called.' })
export class ChangeTooLate extends Refusal {
  @Field(() => DateTimeScalar, { description: 'Until when it could be changed.' })
  until!: string;
}

@ObjectType({ description: 'The start is kept for this caller.' })
export class SlotHeld {
  @Field({ description: 'What `bookAppointment` takes as `holdToken`.' })
  token!: string;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  expiresAt!: string;

  @Field(() => Slot, { description: 'What is kept.' })
  slot!: Slot;
}

@ObjectType({ description: 'The hold is gone.' })
export class SlotReleased {
  @Field({ description: 'Whether it was still there.' })
  released!: boolean;
}

@ObjectType({ description: 'Booked; a message is on its way.' })
export class AppointmentBooked {
  @Field(() => AppointmentType, { description: 'The appointment.' })
  appointment!: AppointmentType;

  @Field({ description: 'What the manage link in the message carries.' })
  manageToken!: string;
}

@ObjectType({ description: 'Moved; a message is on its way.' })
export class AppointmentRescheduled {
  @Field(() => AppointmentType, { description: 'As it stands now.' })
  appointment!: AppointmentType;
}

@ObjectType({ description: 'Cancelled; a message is on its way.' })
export class AppointmentCancelled {
  @Field(() => AppointmentType, { description: 'As it stands now.' })
  appointment!: AppointmentType;
}

@ObjectType({ description: 'Every link made before is revoked; the new one is on its way by mail.' })
export class ManageLinkRenewed {
  @Field({ description: 'Where it went, partly hidden: m…o@example.it' })
  email!: string;
}

export const HoldSlotResult = createUnionType({
  name: 'HoldSlotResult',
  description: 'What may come of holding a start.',
  types: () => [SlotHeld, SlotTaken, SlotNotOffered, DelegationOver, NotFound, InvalidInput] as const,
});

export const ReleaseSlotResult = createUnionType({
  name: 'ReleaseSlotResult',
  description: 'What may come of giving a start back.',
  types: () => [SlotReleased, NotFound, InvalidInput] as const,
});

export const BookAppointmentResult = createUnionType({
  name: 'BookAppointmentResult',
  description: 'What may come of booking.',
  types: () =>
    [AppointmentBooked, SlotTaken, SlotNotOffered, NotEligible, TooManyOpenAppointments, DelegationOver, NotFound, InvalidInput] as const,
});

export const RescheduleAppointmentResult = createUnionType({
  name: 'RescheduleAppointmentResult',
  description: 'What may come of moving.',
  types: () => [AppointmentRescheduled, SlotTaken, SlotNotOffered, ChangeTooLate, NotFound, InvalidInput] as const,
});

export const CancelAppointmentResult = createUnionType({
  name: 'CancelAppointmentResult',
  description: 'What may come of cancelling.',
  types: () => [AppointmentCancelled, ChangeTooLate, NotFound, InvalidInput] as const,
});

export const RenewManageLinkResult = createUnionType({
  name: 'RenewManageLinkResult',
  description: 'What may come of renewing the manage link.',
  types: () => [ManageLinkRenewed, NotFound, InvalidInput] as const,
});
