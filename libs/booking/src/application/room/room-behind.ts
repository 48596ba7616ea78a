import { Injectable } from '@nestjs/common';
import { isId } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import type { Reader } from '@casa/platform/database';
import type { RoomRole } from '../../domain/room/participant.js';
import { type Participant, participants } from '../../persistence/room/participant.repository.js';
import { type RoomAppointment, roomAppointment } from '../../persistence/room/room-appointment.projection.js';
import type { RoomCaller, RoomKey } from './room-caller.js';
import { ROOM_INVITATION, ROOM_INVITATION_VERSION, ROOM_LINK } from './room-references.js';

/** A room, and as whom a key opens it. */
export interface RoomBehind {
  readonly appointment: RoomAppointment;
  readonly role: RoomRole;
  /** Who they are in the room; undefined: they have never been there. */
  readonly participant?: Participant;
  /** What lets them in, for the audit. */
  readonly allowedBy: string;
}

/** Finds the room that a key is for. A key that was not made here, was revoked or is somebody else's finds nothing. */
@Injectable()
export class RoomBehindKey {
  constructor(private readonly references: SealedReferences) {}

  find(reader: Reader, caller: RoomCaller, key: RoomKey): Promise<RoomBehind | undefined> {
    if ('token' in key) return this.byLink(reader, caller, key.token);
    return key.as === 'OPERATOR' ? byOffice(reader, caller, key.appointmentId) : byPerson(reader, caller, key.appointmentId);
  }

  private async byLink(reader: Reader, { tenantId }: RoomCaller, token: string): Promise<RoomBehind | undefined> {
    const id = this.references.claimedId(token);
    if (id === undefined) return undefined;
    const invited = this.references.proves(token, ROOM_INVITATION, tenantId, id, ROOM_INVITATION_VERSION);
    if (invited) {
      const participant = await participants.byId(reader, tenantId, id);
      const appointment = participant && (await roomAppointment(reader, tenantId, participant.appointmentId));
      return appointment && { appointment, participant, role: 'GUEST', allowedBy: 'invitation' };
    }
    const appointment = await roomAppointment(reader, tenantId, id);
    if (!appointment || !this.references.proves(token, ROOM_LINK, tenantId, appointment.id, appointment.linkVersion)) return undefined;
    return asCitizen(reader, tenantId, appointment, 'link');
  }
}

/** Who acts for another comes as the other. */
async function byPerson(reader: Reader, { tenantId, personId, acting }: RoomCaller, id: string): Promise<RoomBehind | undefined> {
  const citizenId = acting?.representedId ?? personId;
  const appointment = isId(id) && citizenId !== undefined ? await roomAppointment(reader, tenantId, id) : undefined;
  if (appointment?.personId !== citizenId || !appointment) return undefined;
  return asCitizen(reader, tenantId, appointment, acting ? 'delegation' : 'CITIZEN');
}

async function byOffice(reader: Reader, { tenantId, personId, allowedAt }: RoomCaller, id: string): Promise<RoomBehind | undefined> {
  const appointment = isId(id) && personId !== undefined ? await roomAppointment(reader, tenantId, id) : undefined;
  const allowedBy = appointment && allowedAt(appointment.officeId, appointment.isVirtual);
  if (!appointment || allowedBy === undefined || personId === undefined) return undefined;
  const participant = await participants.operator(reader, tenantId, appointment.id, personId);
  return { appointment, role: 'OPERATOR', allowedBy, ...(participant && { participant }) };
}

async function asCitizen(
  reader: Reader,
  tenantId: RoomCaller['tenantId'],
  appointment: RoomAppointment,
  allowedBy: string,
): Promise<RoomBehind> {
  const participant = await participants.citizen(reader, tenantId, appointment.id);
  return { appointment, role: 'CITIZEN', allowedBy, ...(participant && { participant }) };
}
