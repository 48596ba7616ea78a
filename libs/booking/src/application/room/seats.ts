import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import type { Reader } from '@casa/platform/database';
import { doorOf } from '../../domain/room/room-door.js';
import type { SeatLost, SeatRefusal } from '../../domain/room/room.errors.js';
import { type Participant, participants } from '../../persistence/room/participant.repository.js';
import { type RoomAppointment, roomAppointment } from '../../persistence/room/room-appointment.projection.js';
import { rooms } from '../../persistence/room/room.repository.js';
import type { RoomCaller } from './room-caller.js';
import { ROOM_SEAT } from './room-references.js';

/** Somebody in a room, as the seat of their browser proves it. */
export interface Seated {
  readonly participant: Participant;
  readonly appointment: RoomAppointment;
  /** What lets an operator serve there, for the audit; `seat` for the others. */
  readonly allowedBy: string;
}

/** The seats that browsers have in rooms. An operator's is worth nothing without their login. */
@Injectable()
export class Seats {
  constructor(
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  make(tenantId: TenantId, { id, seat }: Pick<Participant, 'id' | 'seat'>): string {
    return this.references.make(ROOM_SEAT, tenantId, id, seat);
  }

  isOf(token: string, tenantId: TenantId, { id, seat }: Pick<Participant, 'id' | 'seat'>): boolean {
    return this.references.proves(token, ROOM_SEAT, tenantId, id, seat);
  }

  /** Who sits there; the room is locked from then on. Lost is a seat that another browser took, or whose room is over. */
  async lock(reader: Reader, caller: RoomCaller, token: string): Promise<Result<Seated, SeatLost>> {
    const { tenantId } = caller;
    const id = this.references.claimedId(token);
    const claimed = id === undefined ? undefined : await participants.byId(reader, tenantId, id);
    if (claimed) await rooms.lock(reader, tenantId, claimed.appointmentId);
    return this.prove(reader, caller, token);
  }

  async prove(reader: Reader, caller: RoomCaller, token: string): Promise<Result<Seated, SeatLost>> {
    const { tenantId } = caller;
    const id = this.references.claimedId(token);
    const participant = id === undefined ? undefined : await participants.byId(reader, tenantId, id);
    const appointment = participant && (await roomAppointment(reader, tenantId, participant.appointmentId));
    if (!appointment || !this.isOf(token, tenantId, participant)) return refused({ code: 'SEAT_LOST' });
    if (doorOf(appointment, this.clock.now().getTime()).state !== 'OPEN') return refused({ code: 'SEAT_LOST' });
    if (participant.role !== 'OPERATOR') return ok({ participant, appointment, allowedBy: 'seat' });
    const { officeId, isVirtual } = appointment;
    const allowedBy = participant.personId === caller.personId ? caller.allowedAt(officeId, isVirtual) : undefined;
    return allowedBy === undefined ? refused({ code: 'SEAT_LOST' }) : ok({ participant, appointment, allowedBy });
  }

  /** The same of who has been let in. */
  async lockAdmitted(reader: Reader, caller: RoomCaller, token: string): Promise<Result<Seated, SeatRefusal>> {
    const seated = await this.lock(reader, caller, token);
    return seated.ok ? admitted(seated.value) : seated;
  }

  async proveAdmitted(reader: Reader, caller: RoomCaller, token: string): Promise<Result<Seated, SeatRefusal>> {
    const seated = await this.prove(reader, caller, token);
    return seated.ok ? admitted(seated.value) : seated;
  }
}

function admitted(seated: Seated): Result<Seated, SeatRefusal> {
  return seated.participant.state === 'ADMITTED' ? ok(seated) : refused({ code: 'NOT_ADMITTED' });
}
