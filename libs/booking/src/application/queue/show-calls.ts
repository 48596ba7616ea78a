import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { type CalledTicket, callsToday, waitingCount } from '../../persistence/queue/calls.projection.js';
import { queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { officeDay } from './waiting-room.js';

/** Calls a waiting room shows at once. */
const SHOWN = 6;

/** What a waiting room shows to everybody in it: numbers and desks. */
export interface CallsShown {
  readonly timeZone: string;
  readonly now: number;
  readonly waiting: number;
  /** The newest first. */
  readonly calls: readonly CalledTicket[];
}

/** The last numbers called at an office. */
@Injectable()
export class ShowCalls {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined for an office that has no waiting room. */
  async execute(caller: BookingCaller, officeId: string): Promise<CallsShown | undefined> {
    if (!isId(officeId)) return undefined;
    const { tenantId } = caller;
    const now = this.clock.now();
    return this.scope.read({ tenantId }, async (reader) => {
      const office = await queueSettings.ofOffice(reader, tenantId, officeId);
      if (!office?.settings.open) return undefined;
      const day = officeDay(caller, office, now);
      const [calls, waiting] = await Promise.all([callsToday(reader, tenantId, day, SHOWN), waitingCount(reader, tenantId, day)]);
      return { timeZone: office.timeZone, now: now.getTime(), waiting, calls };
    });
  }
}
