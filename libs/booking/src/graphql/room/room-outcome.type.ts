import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, DelegationOver, InvalidInput, Refusal } from '@casa/platform/graphql';
import { NotFound } from '../booking-outcome.type.js';
import { RoomDoorEnum, RoomLimitEnum, RoomParticipantStateEnum } from './room.enums.js';
import { IceServers } from './room.type.js';

@ObjectType({ description: 'The browser has a seat: in the waiting room, or in the room.' })
export class RoomEntered {
  @Field(() => ID, { description: 'Who the caller is in the room.' })
  participantId!: string;

  @Field({ description: 'What the browser proves itself with from now on, until another takes the place or the room is over.' })
  seat!: string;

  @Field(() => RoomParticipantStateEnum, { description: 'WAITING or ADMITTED.' })
  state!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The room cannot be entered now.' })
export class RoomNotOpen extends Refusal {
  @Field(() => RoomDoorEnum, { description: 'Why.' })
  door!: string;

  @Field(() => DateTimeScalar, { description: 'From when on it can be entered.' })
  opensAt!: string;
}

@ObjectType({
  implements: () => Refusal,
  description: 'Somebody is in the room by this link, in another browser. Nothing was taken from them.',
})
export class RoomSeatTaken extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'The office does not let them in.' })
export class RoomRefused extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'The seat is worth nothing any more: another browser has it, or the room is over.' })
export class RoomSeatLost extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'The caller is not in the room: they wait, or have left.' })
export class RoomNotAdmitted extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'There is too much of it in the room already.' })
export class RoomLimitReached extends Refusal {
  @Field(() => RoomLimitEnum, { description: 'Of what.' })
  of!: string;
}

@ObjectType({ description: 'Done.' })
export class RoomChanged {
  @Field({ description: 'Always true: everybody in the room is told by the events.' })
  done!: boolean;
}

@ObjectType({ description: 'A third person has a place in the room.' })
export class GuestInvited {
  @Field({ description: 'The address that opens it, to be sent to the guest; worth until the room is over.' })
  url!: string;
}

export const EnterRoomResult = createUnionType({
  name: 'EnterRoomResult',
  description: 'What may come of entering.',
  types: () => [RoomEntered, RoomNotOpen, RoomSeatTaken, RoomRefused, DelegationOver, NotFound, InvalidInput] as const,
});

export const RoomResult = createUnionType({
  name: 'RoomResult',
  description: 'What may come of doing something in a room.',
  types: () => [RoomChanged, RoomSeatLost, RoomNotAdmitted, RoomLimitReached, NotFound, InvalidInput] as const,
});

export const InviteGuestResult = createUnionType({
  name: 'InviteGuestResult',
  description: 'What may come of inviting somebody.',
  types: () => [GuestInvited, RoomSeatLost, RoomNotAdmitted, RoomLimitReached, NotFound, InvalidInput] as const,
});

export const IceServersResult = createUnionType({
  name: 'IceServersResult',
  description: 'The servers, or why the caller gets none.',
  types: () => [IceServers, RoomSeatLost, RoomNotAdmitted] as const,
});
