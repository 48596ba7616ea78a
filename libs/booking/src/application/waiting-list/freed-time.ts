import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES } from '@casa/contracts';
import { type Clock, CLOCK, newId } from '@casa/kernel';
import type { Writer } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type DeskTime, keepFreedTime } from '../../persistence/waiting-list/freed-time.projection.js';

const MINUTE_MS = 60_000;

/** So long freed time is kept from passers-by until the worker has looked who waits for it; a worker that is away longer gives it to everybody. */
export const KEPT_MINUTES = 10;

/** Whoever gives a desk's time back tells it here, in the transaction that does so and after it gave it back. */
@Injectable()
export class FreedTime {
  constructor(
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The time is free, or kept for the waiting list while somebody is on it; time that is over is no matter. */
  async tell(writer: Writer, time: DeskTime): Promise<void> {
    const now = this.clock.now();
    if (time.endsAt <= now) return;
    const holdId = newId();
    keepFreedTime(writer, holdId, time, new Date(now.getTime() + KEPT_MINUTES * MINUTE_MS), now);
    const { tenantId, deskId, startsAt, endsAt } = time;
    const stretch = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    await this.outbox.publish(writer, BOOKING_QUEUES.slotFreed, { tenantId, deskId, ...stretch, holdId });
  }
}
