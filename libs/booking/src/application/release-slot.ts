import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { BookingRefusal } from '../domain/booking.errors.js';
import { releaseHold } from '../persistence/desk-claim.repository.js';
import type { BookingCaller } from './booking-caller.js';
import { HOLD_REFERENCE, HOLD_VERSION } from './references.js';

/** Gives a held start back before it runs out. */
@Injectable()
export class ReleaseSlot {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns whether the hold was still there. */
  async execute({ tenantId }: BookingCaller, token: string): Promise<Result<boolean, BookingRefusal>> {
    const id = this.references.provenId(token, HOLD_REFERENCE, tenantId, HOLD_VERSION);
    if (id === undefined) return refused({ code: 'NOT_FOUND' });
    return ok(await this.scope.run({ tenantId }, (transaction) => releaseHold(transaction, tenantId, id, this.clock.now())));
  }
}
