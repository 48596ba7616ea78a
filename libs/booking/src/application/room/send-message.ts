import { Inject, Injectable } from '@nestjs/common';
import type { RoomMessageId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { RoomRefusal } from '../../domain/room/room.errors.js';
import { MOST_MESSAGES } from '../../domain/room/room-limits.js';
import { messages } from '../../persistence/room/message.repository.js';
import { rooms } from '../../persistence/room/room.repository.js';
import type { RoomCaller } from './room-caller.js';
import { sealMessage } from './room-texts.js';
import { Seats } from './seats.js';

/** Writes something that everybody in the room reads, until it is over. Sent twice with the same id, it is there once. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly scope: TenantScope,
    private readonly seats: Seats,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param id made by the browser. */
  execute(caller: RoomCaller, token: string, id: RoomMessageId, text: string): Promise<Result<undefined, RoomRefusal>> {
    const { tenantId } = caller;
    return this.scope.run<Result<undefined, RoomRefusal>>({ tenantId }, async (transaction) => {
      const seated = await this.seats.lockAdmitted(transaction, caller, token);
      if (!seated.ok) return seated;
      const { participant, appointment } = seated.value;
      if (await messages.isKnown(transaction, tenantId, id)) return ok(undefined);
      if ((await messages.count(transaction, tenantId, appointment.id)) >= MOST_MESSAGES)
        return refused({ code: 'TOO_MANY', of: 'MESSAGES' });
      const sequence = await rooms.number(transaction, tenantId, appointment.id);
      const sentAt = this.clock.now().getTime();
      const textSealed = sealMessage(this.keys, id, text);
      messages.add(transaction, tenantId, appointment.id, { id, senderId: participant.id, textSealed, sequence, sentAt });
      return ok(undefined);
    });
  }
}
