import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '@casa/platform/graphql';
import { inLanguage, type Language } from '@casa/kernel';
import { ACCEPTED_ENDINGS } from '../../domain/room/given-document.js';
import { zonedIso } from '../../domain/zoned-time.js';
import type { IceConfiguration } from '../../application/room/make-ice-servers.js';
import type { RoomView } from '../../application/room/view-room.js';
import { RoomDoorEnum, RoomRoleEnum } from './room.enums.js';

@ObjectType({ description: 'What stands on the door of a video room. Nothing personal is in it.' })
export class Room {
  @Field(() => ID, { description: 'The appointment it is for.' })
  appointmentId!: string;

  @Field(() => RoomRoleEnum, { description: 'As whom the caller would enter.' })
  role!: string;

  @Field(() => RoomDoorEnum, { description: 'Whether it can be entered.' })
  door!: string;

  @Field(() => DateTimeScalar, { description: 'From when on it can be entered.' })
  opensAt!: string;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  closesAt!: string;

  @Field(() => DateTimeScalar, { description: 'Now, by the clock that counts: the caller’s own may be wrong.' })
  now!: string;

  @Field(() => DateTimeScalar, { description: 'When the appointment begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: string;

  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field({ description: 'What for.' })
  serviceName!: string;

  @Field({ description: 'Whose room it is.' })
  officeName!: string;

  @Field({ description: 'Whether an operator of another municipality may answer for the office.' })
  isVirtual!: boolean;

  @Field({ description: 'The office’s, for when the room fails.' })
  telephone!: string;

  @Field(() => Int, { description: 'Largest document that can be given in it, in bytes.' })
  largestDocument!: number;

  @Field(() => [String], { description: 'How the names of documents end that can be given: pdf, docx.' })
  documentEndings!: readonly string[];
}

@ObjectType({ description: 'A server that helps two browsers to reach each other (STUN, TURN), as RTCPeerConnection takes it.' })
export class IceServer {
  @Field(() => [String], { description: 'stun:, turn: and turns: addresses.' })
  urls!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Made for the caller, and worth some hours.' })
  username!: string | null;

  @Field(() => String, { nullable: true, description: 'Made for the caller, and worth some hours.' })
  credential!: string | null;
}

@ObjectType({ description: 'How the browsers of a room may reach each other.' })
export class IceServers {
  @Field(() => [IceServer], { description: 'None on one machine.' })
  servers!: IceServer[];

  @Field({ description: 'Through the servers alone: neither browser learns the other’s address.' })
  isRelayOnly!: boolean;
}

export function toRoom(view: RoomView, language: Language): Room {
  const { appointmentId, role, door, now, startsAt, endsAt, timeZone, serviceName, officeName, isVirtual, telephone, largestDocument } =
    view;
  return Object.assign(new Room(), {
    ...{ appointmentId, role, door: door.state, timeZone, isVirtual, telephone, largestDocument, documentEndings: ACCEPTED_ENDINGS },
    ...{ opensAt: zonedIso(door.opensAt, timeZone), closesAt: zonedIso(door.closesAt, timeZone), now: zonedIso(now, timeZone) },
    ...{ startsAt: zonedIso(startsAt, timeZone), endsAt: zonedIso(endsAt, timeZone) },
    ...{ serviceName: inLanguage(serviceName, language), officeName: inLanguage(officeName, language) },
  });
}

export function toIceServers({ servers, isRelayOnly }: IceConfiguration): IceServers {
  return Object.assign(new IceServers(), {
    isRelayOnly,
    servers: servers.map(({ urls, username = null, credential = null }) => ({ urls, username, credential })),
  });
}
