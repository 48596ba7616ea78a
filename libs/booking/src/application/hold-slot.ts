import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId, newId, ok, refused, type Result } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { Abandon, readerOf, TenantScope } from '@casa/platform/database';
import type { BookingRefusal, OfferedSlot } from '../domain/booking.errors.js';
import { bookingRules } from '../persistence/booking-rules.projection.js';
import { claimFirst, releaseHold, sweepHolds } from '../persistence/desk-claim.repository.js';
import type { BookingCaller, WantedSlot } from './booking-caller.js';
import { HOLD_REFERENCE, HOLD_VERSION } from './references.js';
import { desksOffering, refusalWithAlternatives } from './slot-search.js';

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
    return this.scope.run<Outcome>({ tenantId }, async (em) => {
      const reader = readerOf(em);
      const rules = await bookingRules(reader, tenantId, wanted.serviceId, wanted.officeId);
      if (!rules) return refused({ code: 'NOT_FOUND' });
      const previous =
        previousHold === undefined ? undefined : this.references.provenId(previousHold, HOLD_REFERENCE, tenantId, HOLD_VERSION);
      if (previous !== undefined) await releaseHold(reader, tenantId, previous);

      const offer = await desksOffering(reader, caller, rules, wanted.channel, wanted.startsAt, now);
      const expiresAt = new Date(now.getTime() + HOLD_MINUTES * MINUTE_MS);
      if ('desks' in offer) {
        const time = { id: newId(), startsAt: wanted.startsAt, endsAt: new Date(wanted.startsAt.getTime() + rules.minutes * MINUTE_MS) };
        const claim = await claimFirst(reader, tenantId, time, offer.desks, { heldUntil: expiresAt }, now);
        if (claim) {
          await sweepHolds(reader, tenantId, now);
          const token = this.references.make(HOLD_REFERENCE, tenantId, claim.id, HOLD_VERSION);
          return ok({ token, expiresAt, slot: { startsAt: wanted.startsAt.getTime(), minutes: rules.minutes, timeZone: rules.timeZone } });
        }
      }
      const why = 'refusal' in offer ? offer.refusal : 'SLOT_TAKEN';
      throw new Abandon<Outcome>(refused(await refusalWithAlternatives(reader, caller, rules, wanted.channel, wanted.startsAt, now, why)));
    });
  }
}
