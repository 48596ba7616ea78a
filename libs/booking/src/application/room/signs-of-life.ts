import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { isPresent } from '../../domain/room/participant.js';
import { type Participant, participants } from '../../persistence/room/participant.repository.js';
import { rooms } from '../../persistence/room/room.repository.js';

/**
 * Notes which pages are open. One that gives no sign is shown as gone and keeps its connection: its process may have died, or not have reached the database for
 * a while, and then it is there again.
 */
@Injectable()
export class SignsOfLife {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param connectionIds of the pages that are open here. @param appointmentIds of their rooms, where others may be gone. */
  async note(tenantId: TenantId, connectionIds: readonly string[], appointmentIds: readonly AppointmentId[]): Promise<void> {
    const now = this.clock.now();
    const [back, gone] = await this.scope.run({ tenantId }, async (transaction) => {
      participants.seen(transaction, tenantId, connectionIds, now);
      return [
        await participants.back(transaction, tenantId, connectionIds),
        await participants.gone(transaction, tenantId, appointmentIds, now),
      ];
    });
    for (const participant of back) await this.show(tenantId, participant, now.getTime());
    for (const participant of gone) await this.show(tenantId, participant, null);
  }

  /** Has the others see it, unless the page has come back by itself meanwhile. */
  private show(tenantId: TenantId, { id, appointmentId, connectionId }: Participant, seenAt: number | null): Promise<void> {
    return this.scope.run({ tenantId }, async (transaction) => {
      await rooms.lock(transaction, tenantId, appointmentId);
      const participant = await participants.byId(transaction, tenantId, id);
      if (participant?.connectionId !== connectionId || isPresent(participant, this.clock.now().getTime())) return;
      const sequence = await rooms.number(transaction, tenantId, appointmentId);
      participants.change(transaction, tenantId, { ...participant, seenAt, sequence });
    });
  }
}
