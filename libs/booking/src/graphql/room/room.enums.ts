import { registerEnumType } from '@nestjs/graphql';
import { PARTICIPANT_STATES, ROOM_ROLES } from '../../domain/room/participant.js';
import { DOOR_STATES } from '../../domain/room/room-door.js';
import { ROOM_LIMITS } from '../../domain/room/room.errors.js';
import { asEnum } from '../enums.js';

export const RoomRoleEnum = asEnum(ROOM_ROLES);
registerEnumType(RoomRoleEnum, {
  name: 'RoomRole',
  description: 'As whom somebody is in a room: the citizen whose appointment it is, an operator of the office, or a third person.',
});

export const RoomParticipantStateEnum = asEnum(PARTICIPANT_STATES);
registerEnumType(RoomParticipantStateEnum, {
  name: 'RoomParticipantState',
  description:
    'INVITED: has a link; WAITING: in the waiting room; ADMITTED: in the room; REFUSED: the office does not let them in; LEFT: gone.',
});

export const RoomDoorEnum = asEnum(DOOR_STATES);
registerEnumType(RoomDoorEnum, {
  name: 'RoomDoor',
  description: 'Whether a room can be entered: from a quarter of an hour before the appointment until four hours after it.',
});

export const RoomLimitEnum = asEnum(ROOM_LIMITS);
registerEnumType(RoomLimitEnum, { name: 'RoomLimit', description: 'What there is too much of in a room.' });
