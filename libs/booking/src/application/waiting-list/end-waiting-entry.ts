import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type TenantId, TENANT_INDEX, type TenantIndex, type WaitingEntryEvent } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { JobFailure, LATER_SECONDS, Outbox, PermanentFailure } from '@casa/platform/jobs';
import { isOnTheList } from '../../domain/waiting-list/waiting-state.js';
import { waitingEntries, type WaitingEntry } from '../../persistence/waiting-list/waiting-entry.repository.js';
import { waitingStates, type WaitingStanding } from '../../persistence/waiting-list/waiting-state.repository.js';
import { waitingWishes } from '../../persistence/waiting-list/waiting-wish.repository.js';
import { afterLastDay } from './last-day.js';
import { SendWaitingLetter } from './mail/send-waiting-letter.js';

interface Standing {
  readonly entry: WaitingEntry;
  readonly standing: WaitingStanding;
}

/**
 * The last of an entry: takes it off the list when its days are over, writes to whom nothing was given, forgets who it was of and calls its
 * wishes back from other municipalities.
 */
@Injectable()
export class EndWaitingEntry {
  constructor(
    private readonly scope: TenantScope,
    private readonly letters: SendWaitingLetter,
    private readonly outbox: Outbox,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ homeTenantId: tenantId, entryId }: Pick<WaitingEntryEvent, 'homeTenantId' | 'entryId'>): Promise<void> {
    const found = await this.scope.run({ tenantId }, (transaction) => this.endWhenOver(transaction, tenantId, entryId));
    if (!found || isOnTheList(found.standing.state)) return;
    const { entry, standing } = found;
    try {
      if (standing.state === 'ENDED') await this.letters.ended(tenantId, entryId, standing.unanswered);
    } catch (error) {
      // Whom no letter will ever reach is forgotten all the same.
      if (error instanceof PermanentFailure) await this.forget(entry);
      throw error;
    }
    await this.forget(entry);
  }

  private async endWhenOver(
    transaction: Transaction,
    tenantId: TenantId,
    entryId: WaitingEntryEvent['entryId'],
  ): Promise<Standing | undefined> {
    await waitingStates.lockList(transaction, tenantId);
    const entry = await waitingEntries.byId(transaction, tenantId, entryId);
    const standing = entry && (await waitingStates.read(transaction, entryId));
    // Without its person it has been here before.
    if (!standing || entry.citizenSealed === null) return undefined;
    if (!isOnTheList(standing.state)) return { entry, standing };
    if (this.overAt(entry) > this.clock.now()) {
      // The database's clock goes ahead of ours.
      await this.outbox.publish(
        transaction,
        BOOKING_QUEUES.waitingOver,
        { tenantId, homeTenantId: tenantId, entryId },
        { startAfter: LATER_SECONDS },
      );
      return { entry, standing };
    }
    if (!(await waitingStates.end(transaction, entryId))) throw new JobFailure('an offer is still to be closed');
    return { entry, standing: { ...standing, state: 'ENDED' } };
  }

  private forget({ tenantId, id: entryId, tenantIds }: WaitingEntry): Promise<void> {
    return this.scope.run({ tenantId }, async (transaction) => {
      waitingEntries.forget(transaction, tenantId, entryId, this.clock.now());
      waitingWishes.remove(transaction, tenantId, entryId);
      for (const other of tenantIds.filter((id) => id !== tenantId)) {
        await this.outbox.publish(transaction, BOOKING_QUEUES.waitingSpread, { tenantId: other, homeTenantId: tenantId, entryId });
      }
    });
  }

  private overAt({ tenantId, times }: WaitingEntry): Date {
    const calendar = this.tenants.calendarOf(tenantId);
    if (!calendar) throw new JobFailure('the municipality is not in the directory');
    return afterLastDay(times, calendar.timeZone);
  }
}
