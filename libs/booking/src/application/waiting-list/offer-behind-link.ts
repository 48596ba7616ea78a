import { Injectable } from '@nestjs/common';
import type { TenantId, WaitingOfferId } from '@casa/contracts';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { type WaitingOffer, waitingOffers } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { OFFER_LINK, OFFER_VERSION } from './waiting-references.js';

/** The offer behind the link of its letter. */
@Injectable()
export class OfferBehindLink {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
  ) {}

  async find({ tenantId }: BookingCaller, token: string): Promise<WaitingOffer | undefined> {
    const id = this.references.provenId(token, OFFER_LINK, tenantId, OFFER_VERSION) as WaitingOfferId | undefined;
    return id && this.scope.read({ tenantId }, (reader) => waitingOffers.byId(reader, tenantId, id));
  }

  /** For a change: the list stands still, and the row is held until the transaction ends. */
  async lock(transaction: Transaction, tenantId: TenantId, id: WaitingOfferId): Promise<WaitingOffer | undefined> {
    await waitingStates.lockList(transaction, tenantId);
    return waitingOffers.byIdLocked(transaction, tenantId, id);
  }
}
