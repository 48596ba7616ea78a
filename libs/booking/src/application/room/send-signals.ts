import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { RoomRefusal } from '../../domain/room/room.errors.js';
import { MOST_SIGNALS, SIGNAL_LIFE_MS } from '../../domain/room/room-limits.js';
import { participants } from '../../persistence/room/participant.repository.js';
import { rooms } from '../../persistence/room/room.repository.js';
import { signals } from '../../persistence/room/signal.repository.js';
import { sealSignal } from './room-texts.js';
import type { RoomCaller } from './room-caller.js';
import { Seats } from './seats.js';

/** What a browser says to another to make their call. We pass it on and do not read it. */
export interface OutgoingSignal {
  readonly recipientId: string;
  readonly content: string;
}

/** Passes signals between the browsers of a room, in order. To whoever is not in the room any more, nothing is passed. */
@Injectable()
export class SendSignals {
  constructor(
    private readonly scope: TenantScope,
    private readonly seats: Seats,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(caller: RoomCaller, token: string, outgoing: readonly OutgoingSignal[]): Promise<Result<undefined, RoomRefusal>> {
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.run<Result<undefined, RoomRefusal>>({ tenantId }, async (transaction) => {
      const seated = await this.seats.lockAdmitted(transaction, caller, token);
      if (!seated.ok) return seated;
      const { participant, appointment } = seated.value;
      signals.dropOld(transaction, tenantId, appointment.id, new Date(now.getTime() - SIGNAL_LIFE_MS));
      if ((await signals.count(transaction, tenantId, participant.id)) + outgoing.length > MOST_SIGNALS) {
        return refused({ code: 'TOO_MANY', of: 'SIGNALS' });
      }
      const others = await participants.ofRoom(transaction, tenantId, appointment.id);
      const passed = outgoing.flatMap(({ recipientId, content }) => {
        const recipient = others.find(({ id, state }) => id === recipientId && id !== participant.id && state === 'ADMITTED');
        return recipient ? [{ recipientId: recipient.id, content }] : [];
      });
      if (passed.length === 0) return ok(undefined);
      const first = await rooms.number(transaction, tenantId, appointment.id, passed.length);
      const numbered = passed.map(({ recipientId, content }, place) => ({
        ...{ sequence: first + place, recipientId },
        contentSealed: sealSignal(this.keys, { appointmentId: appointment.id, sequence: first + place }, content),
      }));
      signals.add(transaction, tenantId, appointment.id, participant.id, numbered, now);
      return ok(undefined);
    });
  }
}
