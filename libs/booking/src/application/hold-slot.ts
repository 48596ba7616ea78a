import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { Abandon, TenantScope } from '@casa/platform/database';
import type { BookingRefusal, OfferedSlot } from '../domain/booking.errors.js';
import { bookingRules } from '../persistence/booking-rules.projection.js';
import { releaseHold, sweepHolds } from '../persistence/desk-claim.repository.js';
import { type BookingCaller, mayDoFor, type WantedSlot } from './booking-caller.js';
import { HOLD_REFERENCE, HOLD_VERSION } from './references.js';
import { claimStart } from './slot-search.js';

const MINUTE_MS = 60_000;

/** How long a citizen may take to fill in the form before the time is anybody's again. */
export const HOLD_MINUTES = 20;

export interface SlotHold {
  readonly token: string;
  readonly expiresAt: Date;
  readonly slot: OfferedSlot;
}

type Outcome = Result<SlotHold, BookingRefusal>;

/** Takes a start while the citizen types. */
@Injectable()
export class HoldSlot {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param previousHold token of the hold this one replaces: its time is given back when the new one is had, and only then. */
  async execute(caller: BookingCaller, wanted: WantedSlot, previousHold?: string): Promise<Outcome> {
    const { tenantId } = caller;
    if (!isId(wanted.serviceId) || !isId(wanted.officeId)) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    if (!mayDoFor(caller, now)) return refused({ code: 'DELEGATION_OVER' });
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const rules = await bookingRules(transaction, tenantId, wanted.serviceId, wanted.officeId);
      if (!rules) return refused({ code: 'NOT_FOUND' });
      const previous =
        previousHold === undefined ? undefined : this.references.provenId(previousHold, HOLD_REFERENCE, tenantId, HOLD_VERSION);
      if (previous !== undefined) await releaseHold(transaction, tenantId, previous, now);

      const expiresAt = new Date(now.getTime() + HOLD_MINUTES * MINUTE_MS);
      const claim = await claimStart(transaction, caller, rules, wanted, { heldUntil: expiresAt }, now);
      if ('code' in claim) throw new Abandon<Outcome>(refused(claim));
      sweepHolds(transaction, tenantId, now);
      const token = this.references.make(HOLD_REFERENCE, tenantId, claim.id, HOLD_VERSION);
      return ok({ token, expiresAt, slot: { startsAt: wanted.startsAt.getTime(), minutes: rules.minutes, timeZone: rules.timeZone } });
    });
  }
}
