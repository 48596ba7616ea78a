import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type RoomOverEvent } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { removeContents } from '@casa/platform/storage';
import { doorOf } from '../../domain/room/room-door.js';
import { givenDocuments } from '../../persistence/room/document.repository.js';
import { messages } from '../../persistence/room/message.repository.js';
import { participants } from '../../persistence/room/participant.repository.js';
import { roomAppointment } from '../../persistence/room/room-appointment.projection.js';
import { rooms } from '../../persistence/room/room.repository.js';
import { signals } from '../../persistence/room/signal.repository.js';

/**
 * Closes a room whose time is over: everybody is out, and what was said in it is gone. The documents stay with the appointment, but for those that
 * never were all there. Of a room whose appointment was moved, the new time counts.
 */
@Injectable()
export class CloseRoom {
  constructor(
    private readonly scope: TenantScope,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tenantId, appointmentId }: RoomOverEvent): Promise<void> {
    const now = this.clock.now();
    await this.scope.run({ tenantId }, async (transaction) => {
      if (!(await rooms.lock(transaction, tenantId, appointmentId))) return;
      const appointment = await roomAppointment(transaction, tenantId, appointmentId);
      const door = appointment && doorOf(appointment, now.getTime());
      if (door?.state === 'OPEN' || door?.state === 'NOT_YET') {
        const startAfter = new Date(door.closesAt);
        await this.outbox.publish(transaction, BOOKING_QUEUES.roomOver, { tenantId, appointmentId }, { startAfter });
        return;
      }
      removeContents(transaction, tenantId, await givenDocuments.dropUnfinished(transaction, tenantId, appointmentId));
      signals.dropOld(transaction, tenantId, appointmentId, now);
      messages.drop(transaction, tenantId, appointmentId);
      participants.end(transaction, tenantId, appointmentId, await rooms.number(transaction, tenantId, appointmentId));
    });
  }
}
