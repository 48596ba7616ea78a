import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '@casa/platform/graphql';
import { zonedIso } from '../../domain/zoned-time.js';
import type { DocumentView, RoomNewsItem } from '../../application/room/room-news.js';
import { RoomParticipantStateEnum, RoomRoleEnum } from './room.enums.js';
import { RoomSeatLost } from './room-outcome.type.js';

@ObjectType({ description: 'Somebody in a room, as they are now.' })
export class RoomParticipant {
  @Field(() => Int, { description: 'Number of the event in its room.' })
  sequence!: number;

  @Field(() => ID, { description: 'Stable while the room is there.' })
  id!: string;

  @Field(() => RoomRoleEnum, { description: 'As whom they are there.' })
  role!: string;

  @Field(() => RoomParticipantStateEnum, { description: 'Where they are.' })
  state!: string;

  @Field({ description: 'By what name the others see them; empty for an operator whose name the municipality does not tell.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the municipality that lends the operator; null for one of the office’s own, and for whoever is no operator.',
  })
  lentBy!: string | null;

  @Field({ description: 'Whether their page is open.' })
  isPresent!: boolean;
}

@ObjectType({ description: 'What another browser says to this one to make their call.' })
export class RoomSignal {
  @Field(() => Int, { description: 'Number of the event in its room.' })
  sequence!: number;

  @Field(() => ID, { description: 'The participant whose browser says it.' })
  senderId!: string;

  @Field({ description: 'As it was sent.' })
  content!: string;
}

@ObjectType({ description: 'Something written in a room; gone when the room is over.' })
export class RoomMessage {
  @Field(() => Int, { description: 'Number of the event in its room.' })
  sequence!: number;

  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field(() => ID, { description: 'The participant who wrote it.' })
  senderId!: string;

  @Field({ description: 'What was written.' })
  text!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  sentAt!: string;
}

@ObjectType({
  description:
    'A document that was given in a room, which stays with the appointment for 90 days. Its content is at /stanza/documenti/<id>.',
})
export class RoomDocument {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field(() => ID, { description: 'The participant who gave it.' })
  senderId!: string;

  @Field({ description: 'Its file name.' })
  name!: string;

  @Field({ description: 'What it is by its content: application/pdf.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Its length in bytes.' })
  bytes!: number;

  @Field({ description: 'Whether a virus scanner found it clean; false where the municipality runs none.' })
  scanned!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  givenAt!: string;
}

@ObjectType({ description: 'A document was given.' })
export class RoomDocumentGiven {
  @Field(() => Int, { description: 'Number of the event in its room.' })
  sequence!: number;

  @Field(() => RoomDocument, { description: 'Which.' })
  document!: RoomDocument;
}

export const RoomEvent = createUnionType({
  name: 'RoomEvent',
  description: 'Something that happened in a room. Events come in the order of their numbers; after RoomSeatLost nothing comes.',
  types: () => [RoomParticipant, RoomSignal, RoomMessage, RoomDocumentGiven, RoomSeatLost] as const,
});

export function toDocument({ id, senderId, name, mediaType, bytes, scanned, givenAt }: DocumentView, timeZone: string): RoomDocument {
  return Object.assign(new RoomDocument(), { id, senderId, name, mediaType, bytes, scanned, givenAt: zonedIso(givenAt, timeZone) });
}

/** @param lost what a browser is told that has no seat any more. */
export function toRoomEvent(item: RoomNewsItem, timeZone: string, lost: () => RoomSeatLost): typeof RoomEvent {
  switch (item.kind) {
    case 'PARTICIPANT': {
      const { sequence, id, role, state, name, lentBy = null, isPresent } = item;
      return Object.assign(new RoomParticipant(), { sequence, id, role, state, name, lentBy, isPresent });
    }
    case 'SIGNAL': {
      const { sequence, senderId, content } = item;
      return Object.assign(new RoomSignal(), { sequence, senderId, content });
    }
    case 'MESSAGE': {
      const { sequence, id, senderId, text, sentAt } = item;
      return Object.assign(new RoomMessage(), { sequence, id, senderId, text, sentAt: zonedIso(sentAt, timeZone) });
    }
    case 'DOCUMENT':
      return Object.assign(new RoomDocumentGiven(), { sequence: item.sequence, document: toDocument(item, timeZone) });
    case 'SEAT_LOST':
      return lost();
  }
}
