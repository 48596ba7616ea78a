import { Injectable } from '@nestjs/common';
import { ok, refused, type Result } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { WaitingRefusal } from '../../domain/waiting-list/waiting.errors.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { leaveList } from './leave-list.js';
import { WaitingEntryBehindLink } from './waiting-entry-behind-link.js';

/** Takes somebody off the list, in every municipality; time they were offered goes to the next. Twice answers the same. */
@Injectable()
export class LeaveWaitingList {
  constructor(
    private readonly scope: TenantScope,
    private readonly entries: WaitingEntryBehindLink,
    private readonly outbox: Outbox,
  ) {}

  /** @returns whether they were still on it. */
  async execute(caller: BookingCaller, token: string): Promise<Result<boolean, WaitingRefusal>> {
    const { tenantId } = caller;
    return this.scope.run<Result<boolean, WaitingRefusal>>({ tenantId }, async (transaction) => {
      const entry = await this.entries.find(transaction, caller, token);
      if (!entry) return refused({ code: 'NOT_FOUND' });
      await waitingStates.lockList(transaction, tenantId);
      return ok(await leaveList(transaction, this.outbox, tenantId, entry.id));
    });
  }
}
