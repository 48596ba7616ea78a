import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, newId, ok, refused, type Result } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { RoomRefusal } from '../../domain/room/room.errors.js';
import { MOST_GUESTS } from '../../domain/room/room-limits.js';
import { type Participant, participants } from '../../persistence/room/participant.repository.js';
import { rooms } from '../../persistence/room/room.repository.js';
import type { RoomCaller } from './room-caller.js';
import { ROOM_INVITATION, ROOM_INVITATION_VERSION } from './room-references.js';
import { sealGuestName } from './room-texts.js';
import { Seats } from './seats.js';

/** Invites a third person, an interpreter or a professional, by a link that ends with the room. The operator lets them in as anybody else. */
@Injectable()
export class InviteGuest {
  constructor(
    private readonly scope: TenantScope,
    private readonly seats: Seats,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the token of the link. */
  execute(caller: RoomCaller, token: string, name: string): Promise<Result<string, RoomRefusal>> {
    const { tenantId } = caller;
    return this.scope.run<Result<string, RoomRefusal>>({ tenantId }, async (transaction) => {
      const seated = await this.seats.lockAdmitted(transaction, caller, token);
      if (!seated.ok) return seated;
      const { participant, appointment } = seated.value;
      if (participant.role === 'GUEST') return refused({ code: 'NOT_FOUND' });
      const there = await participants.ofRoom(transaction, tenantId, appointment.id);
      if (there.filter(({ role }) => role === 'GUEST').length >= MOST_GUESTS) return refused({ code: 'TOO_MANY', of: 'GUESTS' });
      const id = newId<'RoomParticipant'>();
      const sequence = await rooms.number(transaction, tenantId, appointment.id);
      const guest: Participant = {
        ...{ id, appointmentId: appointment.id, role: 'GUEST', state: 'INVITED', personId: null, seat: 0, sequence },
        ...{ nameSealed: sealGuestName(this.keys, id, name), connectionId: null, seenAt: null, admittedSequence: null },
      };
      participants.add(transaction, tenantId, guest, this.clock.now());
      return ok(this.references.make(ROOM_INVITATION, tenantId, id, ROOM_INVITATION_VERSION));
    });
  }
}
