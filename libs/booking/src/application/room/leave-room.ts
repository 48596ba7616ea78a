import { Injectable } from '@nestjs/common';
import { ok, type Result } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import type { SeatLost } from '../../domain/room/room.errors.js';
import { participants } from '../../persistence/room/participant.repository.js';
import { rooms } from '../../persistence/room/room.repository.js';
import type { RoomCaller } from './room-caller.js';
import { Seats } from './seats.js';

/** Leaves a room. Whoever comes back waits again. */
@Injectable()
export class LeaveRoom {
  constructor(
    private readonly scope: TenantScope,
    private readonly seats: Seats,
  ) {}

  execute(caller: RoomCaller, token: string): Promise<Result<undefined, SeatLost>> {
    const { tenantId } = caller;
    return this.scope.run<Result<undefined, SeatLost>>({ tenantId }, async (transaction) => {
      const seated = await this.seats.lock(transaction, caller, token);
      if (!seated.ok) return seated;
      const { participant } = seated.value;
      if (participant.state === 'LEFT' || participant.state === 'REFUSED') return ok(undefined);
      const sequence = await rooms.number(transaction, tenantId, participant.appointmentId);
      participants.change(transaction, tenantId, { ...participant, state: 'LEFT', connectionId: null, admittedSequence: null, sequence });
      return ok(undefined);
    });
  }
}
